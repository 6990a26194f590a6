"""A number with its derivatives: by z once and twice, and once by each hyperparameter, all of them balls. Used by corpus.py.

None stands for a derivative that is 0 whatever the point. `Jet.ties` counts how often a choice was made exactly at its border, where
derivatives are those of a side.
"""
import balls as b
from balls import ONE, ZERO, Outside, Singular, integer
from mpmath.libmp import from_float


def plus(x, y):
    return y if x is None else x if y is None else b.add(x, y)


def times(x, y):
    return None if x is None or y is None else b.mul(x, y)


class Jet:
    ties = 0

    __slots__ = ("f", "d", "dd", "p")

    def __init__(self, f, d=None, dd=None, p=None):
        self.f, self.d, self.dd, self.p = f, d, dd, p

    @property
    def constant(self):
        return self.d is None and self.p is None

    def __neg__(self):
        return Jet(b.neg(self.f), *(None if x is None else b.neg(x) for x in (self.d, self.dd)),
                   self.p and {k: b.neg(x) for k, x in self.p.items()})

    def __add__(self, other):
        return Jet(b.add(self.f, other.f), plus(self.d, other.d), plus(self.dd, other.dd), merge(self.p, other.p))

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        cross = times(self.d, other.d)
        dd = plus(plus(times(self.f, other.dd), times(self.dd, other.f)), None if cross is None else b.scale(cross, 1))
        return Jet(b.mul(self.f, other.f), plus(times(self.f, other.d), times(self.d, other.f)), dd,
                   merge(scaled(other.p, self.f), scaled(self.p, other.f)))

    def __truediv__(self, other):
        if other.constant:
            r = other.f
            return Jet(b.div(self.f, r), *(None if x is None else b.div(x, r) for x in (self.d, self.dd)),
                       self.p and {k: b.div(x, r) for k, x in self.p.items()})
        q = b.div(self.f, other.f)
        d = plus(self.d, None if other.d is None else b.neg(b.mul(q, other.d)))
        d = None if d is None else b.div(d, other.f)
        dd = None
        if d is not None:
            cross = times(d, other.d)
            cross = None if cross is None else b.neg(b.scale(cross, 1))
            dd = plus(plus(self.dd, cross), None if other.dd is None else b.neg(b.mul(q, other.dd)))
            dd = None if dd is None else b.div(dd, other.f)
        p = merge(self.p, scaled(other.p, b.neg(q)))
        return Jet(q, d, dd, p and {k: b.div(x, other.f) for k, x in p.items()})


def merge(p, q):
    if p is None or q is None:
        return q if p is None else p
    return {k: plus(p.get(k), q.get(k)) for k in p.keys() | q.keys()}


def scaled(p, x):
    return p and {k: b.mul(x, y) for k, y in p.items()}


def constant(x):
    return Jet(integer(x) if isinstance(x, int) else (from_float(x), None))


def chain(u, v, first, second):
    """v = g(u) with g' and g'' given as functions without arguments."""
    if u.constant:
        return Jet(v)
    g = first()
    d = times(u.d, g)
    dd = None
    if u.d is not None:
        dd = plus(times(u.dd, g), b.mul(b.mul(u.d, u.d), second()))
    return Jet(v, d, dd, scaled(u.p, g))


def memo(f):
    kept = []

    def g():
        if not kept:
            kept.append(f())
        return kept[0]
    return g


def exp(u):
    v = b.exp(u.f)
    return chain(u, v, lambda: v, lambda: v)


def expm1(u):
    v = memo(lambda: b.exp(u.f))
    return chain(u, b.expm1(u.f), v, v)


def log1p(u):
    r = memo(lambda: b.div(ONE, b.add(ONE, u.f)))
    return chain(u, b.log1p(u.f), r, lambda: b.neg(b.mul(r(), r())))


def log(u):
    r = memo(lambda: b.div(ONE, u.f))
    return chain(u, b.log(u.f), r, lambda: b.neg(b.mul(r(), r())))


def sqrt(u):
    v = b.sqrt(u.f)
    g = memo(lambda: b.div(b.integer(1), b.scale(v, 1)))
    return chain(u, v, g, lambda: b.neg(b.div(g(), b.scale(u.f, 1))))


def cbrt(u):
    s = b.sign(u.f)
    if s == 0:
        if not u.constant:
            raise Singular("cbrt")
        return Jet(ZERO)
    r = exp(log(u if s > 0 else -u) / constant(3))
    return r if s > 0 else -r


def sin(u):
    c, s = b.cos_sin(u.f)
    return chain(u, s, lambda: c, lambda: b.neg(s))


def cos(u):
    c, s = b.cos_sin(u.f)
    return chain(u, c, lambda: b.neg(s), lambda: b.neg(c))


def tan(u):
    return sin(u) / cos(u)


def sinh(u):
    c, s = b.cosh_sinh(u.f)
    return chain(u, s, lambda: c, lambda: s)


def cosh(u):
    c, s = b.cosh_sinh(u.f)
    return chain(u, c, lambda: s, lambda: c)


def tanh(u):
    v = b.tanh(u.f)
    g = memo(lambda: b.sech_squared(u.f))
    return chain(u, v, g, lambda: b.neg(b.scale(b.mul(g(), v), 1)))


def atan(u):
    g = memo(lambda: b.div(ONE, b.add(ONE, b.mul(u.f, u.f))))
    return chain(u, b.atan(u.f), g, lambda: b.neg(b.scale(b.mul(b.mul(g(), g()), u.f), 1)))


def asin(u):
    w = memo(lambda: b.one_minus_square(u.f))
    g = memo(lambda: b.div(ONE, b.sqrt(w())))
    return chain(u, b.asin(u.f), g, lambda: b.div(b.mul(u.f, g()), w()))


def acos(u):
    w = memo(lambda: b.one_minus_square(u.f))
    g = memo(lambda: b.neg(b.div(ONE, b.sqrt(w()))))
    return chain(u, b.acos(u.f), g, lambda: b.div(b.mul(u.f, g()), w()))


def asinh(u):
    w = memo(lambda: b.add(ONE, b.mul(u.f, u.f)))
    s = b.sign(u.f)
    if s == 0:
        v = ZERO
    else:
        x = u.f if s > 0 else b.neg(u.f)
        v = b.log(b.add(x, b.sqrt(w())))
        v = v if s > 0 else b.neg(v)
    g = memo(lambda: b.div(ONE, b.sqrt(w())))
    return chain(u, v, g, lambda: b.neg(b.div(b.mul(u.f, g()), w())))


def acosh(u):
    w = memo(lambda: b.mul(b.sub(u.f, ONE), b.add(u.f, ONE)))
    if b.sign(b.sub(u.f, ONE)) < 0:
        raise Outside("acosh")
    v = b.log(b.add(u.f, b.sqrt(w())))
    g = memo(lambda: b.div(ONE, b.sqrt(w())))
    return chain(u, v, g, lambda: b.neg(b.div(b.mul(u.f, g()), w())))


def atanh(u):
    w = memo(lambda: b.one_minus_square(u.f))
    v = b.scale(b.log(b.div(b.add(ONE, u.f), b.sub(ONE, u.f))), -1)
    g = memo(lambda: b.div(ONE, w()))
    return chain(u, v, g, lambda: b.scale(b.mul(u.f, b.mul(g(), g())), 1))


def gauss(u):
    """2/√π exp(-u²), the slope of erf."""
    return b.mul(b.div(integer(2), b.sqrt(b.pi())), b.exp(b.neg(b.mul(u, u))))


def erf(u):
    g = memo(lambda: gauss(u.f))
    return chain(u, b.erf(u.f), g, lambda: b.neg(b.scale(b.mul(u.f, g()), 1)))


def erfc(u):
    g = memo(lambda: b.neg(gauss(u.f)))
    return chain(u, b.erfc(u.f), g, lambda: b.neg(b.scale(b.mul(u.f, g()), 1)))


def whole(u):
    """The integer that a constant is; None for others."""
    if not u.constant or u.f[1] is not None:
        return None
    s, m, e, _ = u.f[0]
    return None if e < 0 or e > 8 else (-1 if s else 1) * int(m) << e


def pow_(u, v):
    if not u.constant or not v.constant:
        n = whole(v) if v.constant else exact_whole(v.f) if v.d is None else None
        if n is not None and abs(n) <= 100:
            r = integer_power(u, n)
            if v.constant:
                return r
            # By the exponent, log(u)·uᵛ: where u is negative there is no such derivative.
            s = b.sign(u.f)
            if s == 0:
                raise Singular("pow")
            if s < 0:
                raise Outside("pow")
            factor = b.mul(r.f, b.log(u.f))
            return r + Jet(ZERO, None, None, scaled(v.p, factor))
    elif whole(v) is not None and abs(whole(v)) <= 100:
        return Jet(b.power(u.f, whole(v)))
    s = b.sign(u.f)
    if s == 0:
        if u.constant and b.sign(v.f) > 0:
            return Jet(ZERO)
        raise Singular("pow")
    if s < 0:
        raise Outside("pow")
    return exp(v * log(u))


def exact_whole(f):
    return whole(Jet(f)) if f[1] is None else None


def integer_power(u, n):
    v = b.power(u.f, n)
    if n == 0:
        return Jet(v)
    return chain(u, v, lambda: b.mul(integer(n), b.power(u.f, n - 1)),
                 lambda: ZERO if n == 1 else b.mul(integer(n * (n - 1)), b.power(u.f, n - 2)))


def hypot(u, v):
    return sqrt(u * u + v * v)


def atan2(y, x):
    """Its slopes are those of y/x, or of -x/y."""
    value = b.atan2(y.f, x.f)
    if y.constant and x.constant:
        return Jet(value)
    square = x * x + y * y
    d = dd = None
    if y.d is not None or x.d is not None:
        first = plus(times(x.f, y.d), None if x.d is None else b.neg(times(y.f, x.d)))
        d = b.div(first, square.f)
        second = plus(times(x.f, y.dd), None if x.dd is None else b.neg(times(y.f, x.dd)))
        dd = b.div(plus(second if second is not None else ZERO, b.neg(b.mul(d, square.d))), square.f)
    p = merge(scaled(y.p, x.f), scaled(x.p, b.neg(y.f)))
    return Jet(value, d, dd, p and {k: b.div(each, square.f) for k, each in p.items()})


def compare(u, v):
    """-1, 0 or 1; counts a tie if the difference is exactly 0 and depends on z or a hyperparameter."""
    x = u - v
    s = b.sign(x.f)
    if s == 0 and x.d is not None:
        Jet.ties += 1
    return s


def abs_(u):
    return -u if compare(u, constant(0)) < 0 else u


def maximum(u, v):
    return v if compare(u, v) < 0 else u


def minimum(u, v):
    return v if compare(u, v) > 0 else u


def floor(u):
    f = b.floor(u.f)
    if u.d is not None and b.is_zero(b.sub(u.f, f)):
        Jet.ties += 1
    return Jet(f)
