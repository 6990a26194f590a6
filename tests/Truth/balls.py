"""Ball arithmetic: numbers of any precision with a bound of their error. Used by jets.py.

A ball is a pair (m, e): m is an mpf as mpmath.libmp has it, and the true number is within 2**e of it; e is None where m is
exact. The precision, in bits, is PRECISION.bits. Where a question cannot be answered at this precision, Undecided is raised;
at a pole or where an argument is exactly at the end of a domain, Singular; outside of the domain, Outside.

Arguments of exponentials beyond 2**6000 are cut to 2**PRECISION.cut, and PRECISION.was_cut says so: whoever asks evaluates with
two cuts, and believes what does not depend on the cut.
"""
from mpmath.libmp import (
    fone, from_int, from_man_exp, fzero, mpf_acos, mpf_add, mpf_asin, mpf_atan, mpf_atan2, mpf_cmp,
    mpf_cos_sin, mpf_cosh_sinh, mpf_div, mpf_erf, mpf_erfc, mpf_exp, mpf_ln2, mpf_log, mpf_mul, mpf_neg, mpf_pi, mpf_shift,
    mpf_sqrt, mpf_sub, mpf_tanh, to_int)

LARGE = 6000


class Undecided(Exception):
    """More precision may tell."""


class Singular(Exception):
    """A pole, or the end of a domain, exactly at the argument."""


class Outside(Exception):
    """Outside of the domain of a function."""


class Precision:
    bits = 320
    cut = 6100
    was_cut = False


PRECISION = Precision()
ZERO, ONE = (fzero, None), (fone, None)


def exact(m):
    return m, None


def integer(n):
    return from_int(n), None


def mag(m):
    """|m| < 2**mag(m), and at least half of it; None for 0."""
    return m[2] + m[3] if m[1] else None


def is_zero(a):
    return a[1] is None and not a[0][1]


def join(exponents):
    known = [e for e in exponents if e is not None]
    if not known:
        return None
    top = max(known)
    return top if len(known) == 1 else top + 1 if len(known) == 2 else top + 2


def rounding(m):
    return m[2] + m[3] - PRECISION.bits if m[1] else None


def below(a):
    """A lower bound of mag(|a|) - 1, so that |a| >= 2**below(a); Undecided if a may be 0."""
    m, e = a
    if not m[1]:
        if e is None:
            raise Singular("zero")
        raise Undecided("zero")
    g = m[2] + m[3]
    if e is None:
        return g - 1
    if e > g - 3:
        raise Undecided("zero")
    return g - 2


def above(a):
    """|a| < 2**above(a); None for an exact 0."""
    m, e = a
    g = m[2] + m[3] if m[1] else None
    return e if g is None else g if e is None else max(g, e) + 1


def sign(a):
    """-1, 0 (exactly) or 1."""
    m, e = a
    if not m[1]:
        if e is None:
            return 0
        raise Undecided("sign")
    if e is not None and e > m[2] + m[3] - 2:
        raise Undecided("sign")
    return -1 if m[0] else 1


def neg(a):
    return mpf_neg(a[0]), a[1]


def add(a, b):
    (x, d), (y, e) = a, b
    if not x[1] and d is None:
        return b
    if not y[1] and e is None:
        return a
    bits = PRECISION.bits
    if d is None and e is None:
        if max(x[2] + x[3], y[2] + y[3]) - min(x[2], y[2]) < bits:
            return mpf_add(x, y, 0), None
        m = mpf_add(x, y, bits, 'n')
        return m, rounding(m)
    m = mpf_add(x, y, bits, 'n')
    return m, join((d, e, rounding(m)))


def sub(a, b):
    return add(a, neg(b))


def mul(a, b):
    (x, d), (y, e) = a, b
    if not x[1] and d is None or not y[1] and e is None:
        return ZERO
    if d is None and e is None and x[3] + y[3] <= PRECISION.bits:
        return mpf_mul(x, y), None
    m = mpf_mul(x, y, PRECISION.bits, 'n')
    errors = [rounding(m)]
    if e is not None and x[1]:
        errors.append(x[2] + x[3] + e)
    if d is not None and y[1]:
        errors.append(y[2] + y[3] + d)
    if d is not None and e is not None:
        errors.append(d + e)
    top = max(each for each in errors if each is not None)
    return m, top + (2 if len(errors) > 2 else 1)


def div(a, b):
    (x, d), (y, e) = a, b
    low = below(b)
    if not x[1] and d is None:
        return ZERO
    if not x[1]:
        return fzero, d - low
    q = mpf_div(x, y, PRECISION.bits, 'n')
    if d is None and e is None and q[3] + y[3] <= x[3] + 2 and mpf_cmp(mpf_mul(q, y), x) == 0:
        return q, None
    errors = [rounding(q)]
    if d is not None:
        errors.append(d - low)
    if e is not None:
        errors.append(q[2] + q[3] + e - low)
    return q, max(errors) + 2


def scale(a, n):
    """a * 2**n."""
    return mpf_shift(a[0], n), None if a[1] is None else a[1] + n


def power(a, n):
    if n < 0:
        return div(ONE, power(a, -n))
    result, square = ONE, a
    while n:
        if n & 1:
            result = mul(result, square)
        n >>= 1
        if n:
            square = mul(square, square)
    return result


def sqrt(a):
    x, d = a
    s = sign(a)
    if s < 0:
        raise Outside("sqrt")
    if s == 0:
        return ZERO
    r = mpf_sqrt(x, PRECISION.bits, 'n')
    if d is None:
        return (r, None) if 2 * r[3] <= x[3] + 2 and mpf_cmp(mpf_mul(r, r), x) == 0 else (r, rounding(r))
    return r, max(d - (r[2] + r[3] - 1), rounding(r)) + 2


def exp(a):
    x, d = a
    if not x[1] and d is None:
        return ONE
    if not x[1]:
        if d > -2:
            raise Undecided("exp")
        return fone, d + 1
    g = x[2] + x[3]
    if g > LARGE:
        if d is not None and d > g - 8:
            raise Undecided("exp")
        PRECISION.was_cut = True
        limit = 1 << PRECISION.cut
        m = from_man_exp(1, -limit if x[0] else limit)
        return m, rounding(m)
    if d is not None and d > -2:
        raise Undecided("exp")
    m = mpf_exp(x, PRECISION.bits, 'n')
    return m, max(m[2] + m[3] + 1 + (d if d is not None else -PRECISION.bits), rounding(m)) + 1


def expm1(a):
    """exp(a) - 1, by its first term where the second is beyond the precision."""
    x, d = a
    if x[1] and x[2] + x[3] < -PRECISION.bits and (d is None or d < -PRECISION.bits):
        return add(a, fuzz(2 * above(a)))
    return sub(exp(a), ONE)


def log1p(a):
    """log(1 + a), likewise."""
    x, d = a
    if x[1] and x[2] + x[3] < -PRECISION.bits and (d is None or d < -PRECISION.bits):
        return add(a, fuzz(2 * above(a)))
    return log(add(ONE, a))


def fuzz(e):
    """Something within 2**e of 0."""
    return fzero, e


def log(a):
    x, d = a
    s = sign(a)
    if s < 0:
        raise Outside("log")
    if s == 0:
        raise Singular("log")
    if d is not None and d > x[2] + x[3] - 4:
        raise Undecided("log")
    m = mpf_log(x, PRECISION.bits, 'n')
    if d is None:
        return m, rounding(m)
    e = d - (x[2] + x[3]) + 3
    return m, join((e, rounding(m)))


def pi():
    m = mpf_pi(PRECISION.bits, 'n')
    return m, rounding(m)


def ln2():
    m = mpf_ln2(PRECISION.bits, 'n')
    return m, rounding(m)


def cos_sin(a):
    x, d = a
    if not x[1] and d is None:
        return ONE, ZERO
    if not x[1]:
        return (fone, d), (fzero, d)
    if x[2] + x[3] > LARGE:
        raise Undecided("sin")
    c, s = mpf_cos_sin(x, PRECISION.bits, 'n')
    return (c, join((d, -PRECISION.bits))), (s, join((d, rounding(s))))


def cosh_sinh(a):
    x, d = a
    if not x[1] and d is None:
        return ONE, ZERO
    if x[1] and x[2] + x[3] <= 2 and (d is None or d < -2):
        c, s = mpf_cosh_sinh(x, PRECISION.bits, 'n')
        return (c, join((None if d is None else d + 3, rounding(c)))), (s, join((None if d is None else d + 3, rounding(s))))
    up, down = exp(a), exp(neg(a))
    return scale(add(up, down), -1), scale(sub(up, down), -1)


def tanh(a):
    x, d = a
    if not x[1]:
        return a
    if x[2] + x[3] <= 4:
        m = mpf_tanh(x, PRECISION.bits, 'n')
        return m, join((d, rounding(m)))
    s = sign(a)
    t = exp(scale(neg(a) if s > 0 else a, 1))
    r = div(sub(ONE, t), add(ONE, t))
    return r if s > 0 else neg(r)


def sech_squared(a):
    c, _ = cosh_sinh(a)
    return div(ONE, mul(c, c))


def atan(a):
    x, d = a
    if not x[1]:
        return a
    m = mpf_atan(x, PRECISION.bits, 'n')
    if d is not None and d < x[2] + x[3] - 3:
        d -= 2 * max(0, x[2] + x[3] - 2)
    return m, join((d, rounding(m)))


def atan2(a, b):
    """The angle of (x, y) = (b, a)."""
    (y, d), (x, e) = a, b
    if not y[1] and not x[1]:
        raise (Singular if d is None and e is None else Undecided)("atan2")
    if not (x[1] and not x[0]):
        sign(a)
    m = mpf_atan2(y, x, PRECISION.bits, 'n')
    if d is None and e is None:
        return m, rounding(m) if m[1] else None
    square = add(mul(a, a), mul(b, b))
    low = below(square)
    errors = [rounding(m)]
    if d is not None and x[1]:
        errors.append(d + x[2] + x[3] - low + 1)
    if e is not None and y[1]:
        errors.append(e + y[2] + y[3] - low + 1)
    errors.append(None if d is None or e is None else d + e - low + 1)
    return m, join(errors)


def one_minus_square(a):
    return mul(sub(ONE, a), add(ONE, a))


def asin_like(a, f):
    x, d = a
    w = one_minus_square(a)
    s = sign(w)
    if s < 0:
        raise Outside("asin")
    m = f(x, PRECISION.bits, 'n')
    if d is None:
        return m, rounding(m)
    low = below(w)
    if d > low - 4:
        raise Undecided("asin")
    return m, join((d - (low - 1) // 2 + 1, rounding(m)))


def asin(a):
    return asin_like(a, mpf_asin)


def acos(a):
    return asin_like(a, mpf_acos)


def floor(a):
    x, d = a
    m = from_int(to_int(x, 'f'))
    if d is not None:
        lower = to_int(mpf_sub(x, from_man_exp(1, d)), 'f')
        upper = to_int(mpf_add(x, from_man_exp(1, d)), 'f')
        if lower != upper:
            raise Undecided("floor")
    return m, None


def erf(a):
    """erf(a)."""
    x, d = a
    if not x[1]:
        return x, None if d is None else d + 1
    if x[2] + x[3] > 0:
        s = sign(a)
        c = erfc(a if s > 0 else neg(a))
        return sub(ONE, c) if s > 0 else sub(c, ONE)
    m = mpf_erf(x, PRECISION.bits, 'n')
    return m, join((None if d is None else d + 1, rounding(m)))


def erfc(a):
    """1 - erf(a)."""
    x, d = a
    if x[1] and x[0]:
        return sub(integer(2), erfc(neg(a)))
    if not x[1] or x[2] + x[3] <= 0:
        return sub(ONE, erf(a))
    if d is not None and d + x[2] + x[3] > -4:
        raise Undecided("erfc")
    if x[2] + x[3] > 12:
        return erfc_far(a)
    m = mpf_erfc(x, PRECISION.bits, 'n')
    if d is None:
        return m, rounding(m) + 8
    return m, join((d + m[2] + m[3] + x[2] + x[3] + 3, rounding(m) + 8))


def erfc_far(a):
    """The asymptotic series exp(-a²)/(a √π)(1 - 1/(2a²) + 3/(2a²)² - ...)."""
    square = mul(a, a)
    factor = div(exp(neg(square)), mul(a, sqrt(pi())))
    half = div(ONE, scale(square, 1))
    term, total, k = ONE, ONE, 0
    while True:
        k += 1
        following = neg(mul(mul(term, half), integer(2 * k - 1)))
        if above(following) < -PRECISION.bits:
            total = (total[0], join((total[1], above(following) + 1)))
            return mul(factor, total)
        if above(following) >= above(term) - 1:
            raise Undecided("erfc")
        term = following
        total = add(total, term)


def contains_all_to(a, bits):
    """Whether the relative error is under 2**-bits."""
    m, e = a
    return e is None or bool(m[1]) and e < m[2] + m[3] - bits
