#!/usr/bin/python3
"""The accuracy corpus: formulas that nothing in the generator was made for, with their derivatives' true values.

Writes Corpus.cs.txt, the C# of corpus_formulas.py and corpus_held_out.py, and Corpus.truth.txt.gz.
With names as arguments it prints their truths instead.
CORPUS_CACHE names a folder that keeps what was computed of each formula.

The table is text. '#' starts a comment line; a section starts with

    [name] mechanism hyperparameter ...

and a line of it reads

    z f f' f'' partial ...

each as the 16 hex digits of the nearest double, without zeros at the end; '.' is a truth that does not exist (a pole, a kink, a
jump, no limit), '?' one that could not be established. Truths too large for a double are infinite. At a point where the formula as
written has no value, or a derivative depends on a side, truth is the limit, if that of both sides is one; at the end of a domain it
is that from inside.

The rules of differentiation are applied to balls, numbers of any precision with bounds of their errors (balls.py, jets.py), at a
precision that is doubled until 30 digits are sure.
"""
import gzip
import hashlib
import math
import os
import pickle
import random
import re
import struct
import sys
import balls
import csharp
from balls import PRECISION, Outside, Singular, Undecided
from corpus_formulas import FORMULAS
import corpus_held_out
from jets import Jet
from mpmath.libmp import from_float, from_man_exp, fzero, mpf_add, mpf_cmp, mpf_sub

POINTS = 200
BITS = (320, 640, 1280, 2560, 5120, 10240, 12800)
SURE = 100
NONE, UNKNOWN = "none", "unknown"
beside = os.path.dirname(os.path.abspath(__file__))
sys.set_int_max_str_digits(0)


# Rounding

def to_double(m):
    """The nearest double, subnormal or infinite where it must be."""
    s, man, e, bc = m
    if not man:
        return 0.0
    if e + bc > 1026:
        result = math.inf
    elif e + bc < -1080:
        result = 0.0
    else:
        try:
            result = int(man) / (1 << -e) if e < 0 else float(int(man) << e)
        except OverflowError:
            result = math.inf
    return -result if s else result


def settled(ball):
    """The double that a ball is, or None where it does not say."""
    m, e = ball
    if e is None:
        return to_double(m)
    g = m[2] + m[3] if m[1] else None
    if (g is None or g < -1080) and e < -1080:
        return to_double(m)
    return to_double(m) if g is not None and e < g - SURE else None


# Truth at a point

class Evaluation:
    """One formula at exact arguments, at rising precision; parts are f, f', f'' and the partials."""

    def __init__(self, method):
        self.method = method
        self.names = method.hyperparameters

    def parts(self, z, cut=6100):
        PRECISION.cut, PRECISION.was_cut, Jet.ties = cut, False, 0
        jet = self.method.evaluate(z)
        p = jet.p or {}
        return [each or balls.ZERO for each in (jet.f, jet.d, jet.dd, *(p.get(name) for name in self.names))]

    def certain(self, z, settle):
        """What `settle` makes of each part, UNKNOWN where no precision tells; and whether a choice was a tie."""
        results, tied = [None] * (3 + len(self.names)), False
        for bits in BITS:
            PRECISION.bits = bits
            try:
                found = [settle(each) for each in self.parts(z)]
                tied = tied or Jet.ties > 0
                if PRECISION.was_cut:
                    other = [settle(each) for each in self.parts(z, cut=6200)]
                    found = [x if x == y or both_far(x, y) else None for x, y in zip(found, other)]
            except Undecided:
                continue
            results = [new if old is None else old for old, new in zip(results, found)]
            if None not in results:
                break
        return [UNKNOWN if each is None else each for each in results], tied


def both_far(x, y):
    return isinstance(x, tuple) and isinstance(y, tuple) and to_double(x) == to_double(y) and (
        math.isinf(to_double(x)) or to_double(x) == 0)


def sharp(ball):
    """For limits: the number itself where 30 digits are sure."""
    m, e = ball
    return m if e is None or m[1] and e < m[2] + m[3] - SURE or e < -5000 else None


def closeness(x, y):
    """How many leading bits x and y share."""
    d = mpf_sub(x, y, 64)
    return 10 ** 9 if not d[1] else max(x[2] + x[3] if x[1] else -10 ** 9, y[2] + y[3] if y[1] else -10 ** 9) - (d[2] + d[3])


def tends_to(near, nearer):
    """The limit of what is `near` and then `nearer`; NONE where it goes nowhere, or not visibly."""
    if near is UNKNOWN or nearer is UNKNOWN:
        return UNKNOWN
    if closeness(near, nearer) >= SURE:
        return nearer
    if not nearer[1] or near[1] and nearer[2] + nearer[3] < min(near[2] + near[3] - 60, -60):
        return fzero
    return NONE


def limits(evaluation, z):
    """The limits of each part: of both sides, if they agree, or of the one that is inside of the domain."""
    sides = []
    for sign in (1, -1):
        seen = []
        for k in (600, 1200):
            e = -k + (z[2] + z[3] if z[1] else 0)
            at = mpf_add(z, from_man_exp(sign, e), 0)
            try:
                seen.append(evaluation.certain(at, sharp)[0])
            except (Outside, Singular):
                break
        if len(seen) == 2:
            sides.append([tends_to(near, nearer) for near, nearer in zip(*seen)])
    if not sides:
        return None
    if len(sides) == 1:
        return sides[0]
    return [x if NONE not in (x, y) and UNKNOWN not in (x, y) and (x == y or closeness(x, y) >= SURE)
            else UNKNOWN if UNKNOWN in (x, y) else NONE for x, y in zip(*sides)]


def truth(evaluation, z):
    """The truths at a double: doubles, NONE or UNKNOWN."""
    exact = from_float(z)
    count = 3 + len(evaluation.names)
    try:
        values, tied = evaluation.certain(exact, settled)
        # Where nothing at all can be told, something may be exactly 0 without being seen to be: log(2) - log(2).
        if not tied and set(values) != {UNKNOWN}:
            return values
        value = values[0]
    except Outside:
        return [NONE] * count
    except Singular:
        value = None
    found = limits(evaluation, exact)
    if found is None:
        return [NONE] * count
    found = [each if each in (NONE, UNKNOWN) else to_double(each) for each in found]
    if found[0] is NONE or value is not None and value is not UNKNOWN and value != found[0]:
        return [NONE if value is None else value] + [NONE] * (count - 1)
    if found[1] is NONE:
        found[2] = NONE
    return found


# Points

def inside(domain, x):
    return math.isfinite(x) and any(low <= x <= high for low, high in domain)


def single(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return math.inf


def watched(method, z):
    """What is divided by, rooted, compared: by its place in the formula, its sign and value at z."""
    seen = {}

    def watch(key, ball):
        try:
            s = balls.sign(ball)
        except Undecided:
            s = 0
        seen.setdefault(key, s)
    try:
        method.evaluate(from_float(z), orders=False, watch=watch)
    except (Undecided, Singular, Outside):
        pass
    return seen


def borders(method, domain):
    """Doubles beside which something that the formula divides by, roots or compares changes its sign, each with whether that is
    at no double and makes a choice: then it is rounding that chooses for the doubles beside it."""
    PRECISION.bits, PRECISION.cut = 200, 6100
    grid = sorted({x for x in [0.0] + [s * y for s in (1, -1) for y in
                   [k / 4 for k in range(1, 41)] + [10.0 + 2 * k for k in range(1, 11)] + [10.0 ** k for k in range(-9, 0)]
                   + [1e2, 1e3, 1e5, 1e10, 1e20]]
                   + [edge for interval in domain for edge in interval if math.isfinite(edge)] if inside(domain, x)})
    found, before = {}, None
    for x in grid:
        now = watched(method, x)
        for key, s in now.items():
            if s == 0:
                found[x] = False
            elif before is not None and before[1].get(key, s) * s < 0:
                at, is_exact = bisected(method, key, before[0], x)
                found[at] = found.get(at, key[-1]) and key[-1] and not is_exact
        before = x, now
    return {x: rounds for x, rounds in found.items() if inside(domain, x)}


def bisected(method, key, low, high):
    s = watched(method, low).get(key, 0)
    while True:
        middle = low / 2 + high / 2
        if middle in (low, high):
            return high, False
        t = watched(method, middle).get(key, s)
        if t == 0:
            return middle, True
        low, high = (middle, high) if t == s else (low, middle)


def too_close(x, s, is_rounded):
    """Whether rounding, of what is compared or of s to float, may put x at the other side of s, or exactly at it."""
    if x == s:
        return is_rounded
    distance = abs(x - s)
    return is_rounded and distance < 1e-13 * abs(s) or single(x) == x and single(s) != s and distance < 1e-6 * abs(s)


def points(formula, method):
    rng = random.Random(formula.name)
    domain = formula.domain
    rounds = borders(method, domain)
    special = list(formula.near) + [x for x in rounds if x not in formula.near]
    special += [edge for interval in domain for edge in interval if math.isfinite(edge) and edge not in special]
    special = sorted(special, key=abs)[:6]
    chosen = {}

    def put(x, float_too=None):
        if float_too if float_too is not None else rng.random() < 0.55:
            x = single(x)
        x = x + 0.0
        if inside(domain, x) and not any(too_close(x, s, is_rounded) for s, is_rounded in rounds.items()):
            chosen[x] = None

    for s in special + [0.0, 1.0, -1.0]:
        put(s, False)
        put(s, True)
    share = 60 // max(1, len(special))
    for s in special:
        if s != 0:
            for beside_it in (math.nextafter(s, math.inf), math.nextafter(s, -math.inf)):
                put(beside_it, False)
        distances = [10.0 ** -k for k in range(1, 17)]
        for sign in (1, -1):
            for d in distances if share >= 30 else rng.sample(distances, max(4, share // 2)):
                put(s + sign * d * rng.uniform(1, 3))
    # Magnitudes: outside of the range of float, and within.
    for sign in (1, -1):
        for low, high, count, as_float in ((-300, 300, 14, False), (-44, 38, 10, True), (-17, 0, 8, None), (1.3, 4, 10, None)):
            for i in range(count):
                put(sign * 10.0 ** (low + (high - low) * (i + rng.random()) / count), as_float)
    edges = [(max(low, -30.0), min(high, 30.0)) for low, high in domain]
    whole = sum(max(0, high - low) for low, high in edges)
    while True:
        for low, high in edges:
            if high <= low:
                continue
            count = max(1, round(POINTS * (high - low) / whole / 4))
            for i in range(count):
                if len(chosen) >= POINTS:
                    return sorted(chosen), special
                put(low + (high - low) * (i + rng.random()) / count)


# The files

BARE = re.compile(r"(?<![\w.])(" + "|".join(sorted(csharp.MEMBERS)) + r")(?=\()")


def source():
    lines = ["// Made by tests/Truth/corpus.py of corpus_formulas.py; do not edit.", "using System;", "using GradRepl.Runtime;",
             "", "public static partial class Corpus", "{"]
    for formula in FORMULAS:
        text = BARE.sub(r"Math.\1", formula.body)
        body = text if text.startswith("=>") else None
        lines.append("    [Activation]")
        head = f"    public static double {formula.name}({formula.parameters})"
        if body is not None and len(head) + len(body) < 139:
            lines.append(f"{head} {body}")
        elif body is not None:
            lines += [f"{head} =>", f"        {body[3:]}"]
        else:
            lines.append(head)
            lines += ["    " + line if line else line for line in text.split("\n")]
        lines.append("")
    return "\n".join(lines[:-1] + ["}", ""])


def digits(x):
    if x is NONE:
        return "."
    if x is UNKNOWN:
        return "?"
    bits = struct.unpack(">Q", struct.pack(">d", x))[0]
    return f"{bits:016x}".rstrip("0") or "0"


def readings(formula):
    """The formula as written, and how its truth is evaluated."""
    method = csharp.Method(formula.parameters, formula.body)
    return method, Evaluation(csharp.Method(formula.parameters, formula.equal) if formula.equal else method)


def computed(formula):
    """The section's lines, and how many truths are unknown."""
    cache = os.environ.get("CORPUS_CACHE")
    if cache:
        text = repr(formula) + "".join(open(os.path.join(beside, name)).read() for name in ("balls.py", "jets.py", "csharp.py"))
        text += open(__file__).read().split("# The files")[0]
        cache = os.path.join(cache, formula.name + "-" + hashlib.sha256(text.encode()).hexdigest()[:20])
        if os.path.exists(cache):
            with open(cache, "rb") as file:
                return pickle.load(file)
    method, evaluation = readings(formula)
    places, _ = points(formula, method)
    lines, unknown = [" ".join([f"[{formula.name}]", formula.mechanism, *method.hyperparameters])], 0
    for z in places:
        values = truth(evaluation, z)
        if formula.equal and abs(z) < 100:
            as_written = truth(Evaluation(method), z)
            if any(x != y and UNKNOWN not in (x, y) for x, y in zip(values, as_written)):
                raise ArithmeticError(f"{formula.name} at {z}: {values} is not {as_written}")
        unknown += values.count(UNKNOWN)
        lines.append(" ".join(digits(each) for each in (z, *values)))
    if cache:
        with open(cache, "wb") as file:
            pickle.dump((lines, unknown), file)
    return lines, unknown


def write(path, data):
    with open(path + ".new", "wb") as file:
        file.write(data)
    os.replace(path + ".new", path)


def show(name):
    formula = next(each for each in FORMULAS if each.name == name)
    method, evaluation = readings(formula)
    places, special = points(formula, method)
    print(name, "looked close at", special)
    for z in places:
        print(repr(z), *truth(evaluation, z))


def main():
    if sys.argv[1:]:
        for name in sys.argv[1:]:
            show(name)
        return
    write(os.path.join(beside, "Corpus.cs.txt"), source().encode())
    table = ["# True values of the formulas in Corpus.cs.txt and of their derivatives.",
             "# Made by tests/Truth/corpus.py, which describes the format; do not edit."]
    total = missing = 0
    for formula in FORMULAS:
        lines, unknown = computed(formula)
        table += lines
        total += len(lines) - 1
        missing += unknown
        if unknown:
            print(f"{formula.name}: {unknown} truths could not be established")
    path = os.path.join(beside, "Corpus.truth.txt.gz")
    write(path, gzip.compress(("\n".join(table) + "\n").encode(), 9, mtime=0))
    print(f"{path}: {len(FORMULAS)} formulas, {total} points, {missing} truths not established")


if __name__ == "__main__":
    main()
