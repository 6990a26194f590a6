#!/usr/bin/python3
"""The polynomial coefficients of src/Runtime/Numerics, printed as C#.

Tool: mpmath 1.2.1 (Debian's python3-mpmath) at 60 digits. Each polynomial interpolates its
function at the Chebyshev nodes of the stated interval, which is within a small factor of the
best approximation; its degree is chosen so that the error bound printed with it is far below
the rounding errors of the evaluation.

A constant term that dominates is given as head + tail, two doubles.

The error is that of the coefficients as rounded to double, evaluated exactly, and weighted by
how much the polynomial contributes to its function (so 2^-53 would be one ulp or half of it).
"""
from mpmath import cos, digamma, erf, erfc, euler, exp, expm1, findroot, log, log1p, loggamma, mp, mpf, pi, sinh, sinpi, sqrt, zeta

mp.dps = 60


def interpolate(f, low, high, degree):
    """Monomial coefficients, lowest first, of the interpolant at Chebyshev nodes, as doubles."""
    n = degree + 1
    low, high = mpf(low), mpf(high)
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    values = [f(x) for x in nodes]
    # Newton's divided differences, then expansion into powers.
    divided = list(values)
    for order in range(1, n):
        for i in range(n - 1, order - 1, -1):
            divided[i] = (divided[i] - divided[i - 1]) / (nodes[i] - nodes[i - order])
    result = [mpf(0)] * n
    for i in range(n - 1, -1, -1):
        shifted = [mpf(0)] + result[:-1]
        result = [s - nodes[i] * c for s, c in zip(shifted, result)]
        result[0] += divided[i]
    tail = float(result[0] - mpf(float(result[0])))
    return [float(c) for c in result], tail


def error(f, coefficients, tail, weight, low, high, points=2001):
    worst = mpf(0)
    for i in range(points):
        x = mpf(low) + (mpf(high) - mpf(low)) * (i + mpf(1) / 3) / points
        p = mpf(0)
        for c in reversed(coefficients):
            p = p * x + mpf(c)
        p += mpf(tail)
        worst = max(worst, abs((p - f(x)) * weight(x)))
    return log(worst, 2)


def show(name, f, weight, low, high, degree, with_tail=False):
    coefficients, tail = interpolate(f, low, high, degree)
    bound = error(f, coefficients, tail if with_tail else 0, weight, low, high)
    print(f"// {name}: degree {degree} on [{mp.nstr(mpf(low), 6)}, {mp.nstr(mpf(high), 6)}], error 2^{mp.nstr(bound, 4)}")
    for c in coefficients:
        print(f"    {c!r},")
    if with_tail:
        print(f"    // tail of the constant term: {tail!r}")
    print()


# expm1(r) = r + r²/2 + r³ q(r), |r| <= ln(2)/2
half_ln2 = log(2) / 2 * (1 + mpf(2) ** -20)
show("Exponential", lambda r: (expm1(r) - r - r * r / 2) / r**3, lambda r: r**3,
     -half_ln2, half_ln2, 9)

# log(1 + f) = 2 atanh(s) = 2s + s z q(z), s = f/(2 + f), z = s², 1 + f in [sqrt(1/2), sqrt(2)]
z_max = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * (1 + mpf(2) ** -20)
def atanh_rest(z):
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) - 2 * s) / (s * z)
show("Logarithm", atanh_rest, lambda z: z / 2, mpf(10) ** -12, z_max, 6)

# erf(x) = x + x p(x²), |x| <= 1/2
show("ErrorFunction", lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z: 1, mpf(10) ** -12, mpf(1) / 4, 9)

# (1 + 2x) exp(x²) erfc(x) = p(t), t = (x - K)/(x + K), x in [1/2, 28], K = 3.75
K = mpf(15) / 4
x_low, x_high = mpf(1) / 2, mpf(28)
def scaled_complement(t):
    x = K * (1 + t) / (1 - t)
    return (1 + 2 * x) * exp(x * x) * erfc(x)
t_low, t_high = (x_low - K) / (x_low + K), (x_high - K) / (x_high + K)
show("ScaledComplement", scaled_complement, lambda t: 1, t_low, t_high, 24, with_tail=True)

# log cosh x = x²/2 + x⁴ p(x²), |x| <= 1
def log_cosh_rest(z):
    x = sqrt(z)
    return (log1p(2 * sinh(x / 2) ** 2) - z / 2) / (z * z)
show("LogCosh", log_cosh_rest, lambda z: 2 * z, mpf(10) ** -9, mpf(1), 14)

# sin(πx)/(πx) = 1 + x² p(x²), |x| <= 1/2
def sinc_rest(z):
    x = sqrt(z)
    return (sinpi(x) / (pi * x) - 1) / z
show("Sinc", sinc_rest, lambda z: z, mpf(10) ** -12, mpf(1) / 4, 9)

# log Γ(1 + f) = -γf + ζ(2)/2 f² + f³ r(f) and log Γ(2 + f) = (1 - γ)f + (ζ(2) - 1)/2 f² + f³ s(f), |f| <= 1/2
half = mpf(1) / 2
def log_gamma_at_one(f):
    return (loggamma(1 + f) + euler * f - zeta(2) / 2 * f * f) / f**3 if abs(f) > 1e-8 else -zeta(3) / 3 + zeta(4) / 4 * f
def log_gamma_at_two(f):
    return (loggamma(2 + f) - (1 - euler) * f - (zeta(2) - 1) / 2 * f * f) / f**3 if abs(f) > 1e-8 else -(zeta(3) - 1) / 3 + (zeta(4) - 1) / 4 * f
show("LogGammaAtOne", log_gamma_at_one, lambda f: f * f, -half, half, 27)
show("LogGammaAtTwo", log_gamma_at_two, lambda f: f * f, -half, half, 18)

# digamma(3/2 + t) = (3/2 + t - zero) q(t), |t| <= 1/2
zero = findroot(digamma, mpf("1.4616321449683623"))
show("Digamma", lambda t: digamma(t + 3 * half) / (t + 3 * half - zero), lambda t: 1, -half, half, 24)
