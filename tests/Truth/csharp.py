"""Reads the bodies of C# methods of one number, as far as corpus_formulas.py needs it, and evaluates them over jets.

What C# computes at compile time, it computes here too, in double or int: 1.0/3 means the double next to a third. All else is meant
as real numbers.
"""
import math
import re
import jets as j
import balls as b
from jets import Jet, constant

TOKEN = re.compile(r"""\s*(?:(?P<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?P<suffix>[dD]?)
    |(?P<name>[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*)
    |(?P<sign>=>|==|!=|<=|>=|&&|\|\||\+=|-=|\*=|/=|\+\+|[-+*/%<>=!?:;,(){}\[\]]))""", re.VERBOSE)
TYPES = {"double", "var", "int", "bool"}


def tokens(text):
    position, result = 0, []
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise SyntaxError(f"cannot read {text[position:position + 40]!r}")
        kind = match.lastgroup if match.lastgroup != "suffix" else "number"
        if kind == "number":
            digits = match["number"].replace("_", "")
            whole = digits.isdigit() and not match["suffix"]
            result.append(("number", int(digits) if whole else float(digits)))
        else:
            result.append((kind, match[kind]))
        position = match.end()
    return result + [("end", None)]


class Reader:
    def __init__(self, text):
        self.all, self.at = tokens(text), 0

    @property
    def next(self):
        return self.all[self.at][1] if self.all[self.at][0] != "number" else None

    def take(self, expected=None):
        kind, value = self.all[self.at]
        if expected is not None and (kind == "number" or value != expected):
            raise SyntaxError(f"{expected!r} expected, not {value!r}, at {self.all[max(0, self.at - 5):self.at + 5]}")
        self.at += 1
        return kind, value

    def skip(self, expected):
        if self.next != expected:
            return False
        self.at += 1
        return True

    # Statements

    def body(self):
        if self.skip("=>"):
            result = ("return", self.expression())
            self.take(";")
        else:
            result = self.block()
        if self.all[self.at][0] != "end":
            raise SyntaxError("text after the end")
        return result

    def block(self):
        self.take("{")
        statements = []
        while not self.skip("}"):
            statements.append(self.statement())
        return ("block", statements)

    def statement(self):
        if self.next == "{":
            return self.block()
        if self.skip("if"):
            self.take("(")
            condition = self.expression()
            self.take(")")
            then = self.statement()
            return ("if", condition, then, self.statement() if self.skip("else") else None)
        if self.skip("for"):
            self.take("(")
            first = self.simple()
            self.take(";")
            condition = self.expression()
            self.take(";")
            step = self.simple()
            self.take(")")
            return ("for", first, condition, step, self.statement())
        if self.skip("return"):
            result = ("return", self.expression())
            self.take(";")
            return result
        result = self.simple()
        self.take(";")
        return result

    def simple(self):
        is_constant = self.skip("const")
        if self.next in TYPES:
            kind = self.take()[1]
            declared = []
            while True:
                name = self.take()[1]
                declared.append((name, self.expression() if self.skip("=") else None))
                if not self.skip(","):
                    return ("declare", kind, is_constant, declared)
        name = self.take()[1]
        if self.skip("++"):
            return ("assign", name, ("+", ("name", name), ("number", 1)))
        operator = self.take()[1]
        value = self.expression()
        return ("assign", name, value if operator == "=" else (operator[0], ("name", name), value))

    # Expressions

    LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]

    def expression(self):
        condition = self.binary(0)
        if not self.skip("?"):
            return condition
        then = self.expression()
        self.take(":")
        return ("?", condition, then, self.expression())

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while True:
            if level == 3 and self.next == "is":
                self.take()
                left = self.pattern(left)
            elif self.next in self.LEVELS[level]:
                operator = self.take()[1]
                left = (operator, left, self.binary(level + 1))
            else:
                return left

    def pattern(self, value):
        """is < a, is >= a and <= b, is a, with or."""
        def one():
            if self.next in ("<", ">", "<=", ">="):
                operator = self.take()[1]
                return (operator, value, self.binary(4))
            return ("==", value, self.binary(4))

        def both():
            left = one()
            while self.skip("and"):
                left = ("&&", left, one())
            return left

        left = both()
        while self.skip("or"):
            left = ("||", left, both())
        return left

    def unary(self):
        for operator, name in (("-", "negate"), ("!", "not")):
            if self.skip(operator):
                return (name, self.unary())
        if self.skip("+"):
            return self.unary()
        result = self.primary()
        while self.next == "switch":
            self.take()
            self.take("{")
            arms = []
            while not self.skip("}"):
                condition = None if self.skip("_") else self.pattern(result)
                self.take("=>")
                arms.append((condition, self.expression()))
                self.skip(",")
            value = arms[-1][1]
            for condition, arm in reversed(arms[:-1]):
                value = ("?", condition, arm, value)
            result = value
        return result

    def primary(self):
        if self.skip("("):
            if self.next in ("double", "int") and self.all[self.at + 1][1] == ")":
                kind = self.take()[1]
                self.take(")")
                return ("cast", kind, self.unary())
            result = self.expression()
            self.take(")")
            return result
        kind, value = self.take()
        if kind == "number":
            return ("number", value)
        if kind != "name":
            raise SyntaxError(f"unexpected {value!r}")
        if not self.skip("("):
            return ("name", value)
        arguments = []
        while not self.skip(")"):
            arguments.append(self.expression())
            self.skip(",")
        return ("call", value, arguments)


def clamp(u, low, high):
    return j.minimum(j.maximum(u, low), high)


def sign(u):
    return constant(j.compare(u, constant(0)))


def logistic(u):
    return constant(1) / (constant(1) + j.exp(-u))


def softplus(u):
    return j.log(constant(1) + j.exp(u))


MEMBERS = {
    "Exp": j.exp, "Log": j.log, "Sqrt": j.sqrt, "Cbrt": j.cbrt, "Sin": j.sin, "Cos": j.cos, "Tan": j.tan, "Sinh": j.sinh,
    "Cosh": j.cosh, "Tanh": j.tanh, "Atan": j.atan, "Asin": j.asin, "Acos": j.acos, "Asinh": j.asinh, "Acosh": j.acosh,
    "Atanh": j.atanh, "Pow": j.pow_, "Abs": j.abs_, "Max": j.maximum, "Min": j.minimum, "Clamp": clamp, "Sign": sign,
    "Hypot": j.hypot, "Atan2": j.atan2, "Floor": j.floor, "Erf": j.erf, "Erfc": j.erfc,
    "Log2": lambda u: j.log(u) / Jet(b.ln2()),
    "Log10": lambda u: j.log(u) / j.log(constant(10)),
    "Exp2": lambda u: j.exp(u * Jet(b.ln2())),
    "Exp10": lambda u: j.exp(u * j.log(constant(10))),
    "ExpM1": j.expm1, "Expm1": j.expm1,
    "LogP1": j.log1p, "Log1p": j.log1p,
    "FusedMultiplyAdd": lambda u, v, w: u * v + w,
    "CopySign": lambda u, v: j.abs_(u) if j.compare(v, constant(0)) >= 0 else -j.abs_(u),
    "Logistic": logistic, "Softplus": softplus, "LogCosh": lambda u: j.log(j.cosh(u)),
    "Softsign": lambda u: u / (constant(1) + j.abs_(u)),
    "Sech": lambda u: constant(1) / j.cosh(u),
    "NormalCdf": lambda u: j.erfc(-u / j.sqrt(constant(2))) / constant(2),
    "NormalPdf": lambda u: j.exp(-(u * u) / constant(2)) / j.sqrt(Jet(b.scale(b.pi(), 1))),
}
CONSTANTS = {"Math.PI": math.pi, "Math.E": math.e, "Math.Tau": math.tau, "true": True, "false": False}
COMPARISONS = {"<": lambda s: s < 0, ">": lambda s: s > 0, "<=": lambda s: s <= 0, ">=": lambda s: s >= 0,
               "==": lambda s: s == 0, "!=": lambda s: s != 0}


class Method:
    """A method's text read: `f(z, parameters, watch)` gives a jet."""

    def __init__(self, parameters, body):
        declared = [each.split("=") for each in parameters.split(",")]
        self.names = [each[0].split()[1] for each in declared]
        self.types = [each[0].split()[0] for each in declared]
        self.defaults = [constant_value(each[1]) if len(each) > 1 else None for each in declared]
        self.tree = Reader(body).body()

    @property
    def hyperparameters(self):
        return [n for n, t in zip(self.names[1:], self.types[1:]) if t == "double"]

    def evaluate(self, z, orders=True, watch=None):
        """The jet at z, an exact mpf. `watch(key, ball)` is told of denominators, of arguments of roots and
        logarithms, and of what choices compare, where the key ends with True."""
        variables = {self.names[0]: Jet((z, None), b.ONE if orders else None)}
        for name, kind, value in zip(self.names[1:], self.types[1:], self.defaults[1:]):
            if kind == "int":
                variables[name] = value
            else:
                variables[name] = Jet(constant(value).f, None, None, {name: b.ONE} if orders else None)
        return jet(Run(variables, watch).execute(self.tree))


def constant_value(text):
    return Run({}, None).value(Reader(text).expression())


def jet(x):
    return x if isinstance(x, Jet) else constant(x)


class Run:
    def __init__(self, variables, watch):
        self.variables, self.watch = variables, watch

    def execute(self, s):
        kind = s[0]
        if kind == "return":
            return self.value(s[1])
        if kind == "block":
            for each in s[1]:
                result = self.execute(each)
                if result is not None:
                    return result
        elif kind == "if":
            if self.value(s[1]):
                return self.execute(s[2])
            if s[3] is not None:
                return self.execute(s[3])
        elif kind == "for":
            self.execute(s[1])
            while self.value(s[2]):
                result = self.execute(s[4])
                if result is not None:
                    return result
                self.execute(s[3])
        elif kind == "declare":
            for name, e in s[3]:
                if e is None:
                    continue
                value = self.value(e)
                if s[1] == "double" and not s[2] or s[1] == "var" and isinstance(value, float):
                    value = jet(value)
                elif s[1] == "double":
                    value = float(value)
                self.variables[name] = value
        elif kind == "assign":
            value = self.value(s[2])
            self.variables[s[1]] = jet(value) if isinstance(self.variables.get(s[1]), Jet) else value
        return None

    def value(self, e):
        kind = e[0]
        if kind == "number":
            return e[1]
        if kind == "name":
            return self.variables[e[1]] if e[1] in self.variables else CONSTANTS[e[1]]
        if kind == "call":
            return self.call(e)
        if kind == "?":
            return self.value(e[2]) if self.value(e[1]) else self.value(e[3])
        if kind == "&&":
            return self.value(e[1]) and self.value(e[2])
        if kind == "||":
            return self.value(e[1]) or self.value(e[2])
        if kind == "not":
            return not self.value(e[1])
        if kind == "negate":
            return -self.value(e[1])
        if kind == "cast":
            value = self.value(e[2])
            if e[1] == "int":
                raise NotImplementedError("(int)")
            return value if isinstance(value, Jet) else float(value)
        x, y = self.value(e[1]), self.value(e[2])
        if not isinstance(x, Jet) and not isinstance(y, Jet):
            return self.folded(kind, x, y)
        x, y = jet(x), jet(y)
        if kind in COMPARISONS:
            self.see(e, x - y)
            return COMPARISONS[kind](j.compare(x, y))
        if kind == "+":
            return x + y
        if kind == "-":
            return x - y
        if kind == "*":
            return x * y
        if kind == "/":
            self.see(e, y, chooses=False)
            return x / y
        if kind == "%":
            quotient = x / y
            return x - y * (j.floor(quotient) if j.compare(quotient, constant(0)) >= 0 else -j.floor(-quotient))
        raise NotImplementedError(kind)

    @staticmethod
    def folded(kind, x, y):
        if kind in COMPARISONS:
            return COMPARISONS[kind]((x > y) - (x < y))
        if kind == "/":
            if isinstance(x, int) and isinstance(y, int):
                return int(x / y)
            return x / y
        return {"+": x + y, "-": x - y, "*": x * y}[kind] if kind != "%" else math.fmod(x, y)

    def see(self, node, x, part=0, chooses=True):
        if self.watch is not None and isinstance(x, Jet):
            self.watch((id(node), part, chooses), x.f)

    def call(self, e):
        name = e[1].split(".")[-1]
        arguments = [jet(self.value(each)) for each in e[2]]
        if name == "Log" and len(arguments) == 2:
            return j.log(arguments[0]) / j.log(arguments[1])
        if name in ("Abs", "Sign"):
            self.see(e, arguments[0])
        elif name in ("Log", "Sqrt", "Cbrt", "Pow", "Log2", "Log10"):
            self.see(e, arguments[0], chooses=False)
        elif name in ("Max", "Min"):
            self.see(e, arguments[0] - arguments[1])
        elif name in ("Asin", "Acos", "Atanh"):
            self.see(e, Jet(b.one_minus_square(arguments[0].f)), chooses=False)
        elif name in ("Acosh", "LogP1", "Log1p"):
            self.see(e, arguments[0] - constant(1 if name == "Acosh" else -1), chooses=False)
        elif name == "Clamp":
            self.see(e, arguments[0] - arguments[1])
            self.see(e, arguments[0] - arguments[2], 1)
        return MEMBERS[name](*arguments)
