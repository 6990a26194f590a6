#!/usr/bin/python3
"""The polynomial coefficients of src/Runtime/Lanes, printed as C#.

Tool: mpmath (Debian's python3-mpmath 1.2.1 or later) at 60 digits. Each polynomial is the best
one in the sense of the weight given with it (Remez's exchange), lowest power first.

The error is that of the coefficients as rounded, evaluated exactly, in units of 2^-53 (double) or
2^-24 (float) of the function's value: half an ulp is between 0.5 and 1 of it.

    lane_coefficients.py [name ...]
"""
import struct
import sys
from mpmath import asin, atan, besseli, cbrt, cos, digamma, erf, erfc, erfinv, euler, exp, expm1, findroot, lambertw, log, log1p, loggamma
from mpmath import lu_solve, matrix, mp, mpf, nstr, pi, psi, rgamma, sin, sinh, sqrt

mp.dps = 60


def to_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def remez(f, weight, low, high, count, exchanges=15, grid=1200):
    """Coefficients, lowest first, that minimise the largest |weight·(f − p)| on [low, high]."""
    low, high, n = mpf(low), mpf(high), count
    node = lambda i, m: (low + high) / 2 - (high - low) / 2 * cos(pi * mpf(i) / m)
    points = [node(i, n) for i in range(n + 1)]
    xs = [node(i, grid) for i in range(grid + 1)]
    fs, ws = [f(x) for x in xs], [weight(x) for x in xs]
    for _ in range(exchanges):
        a, b = matrix(n + 1, n + 1), matrix(n + 1, 1)
        for i, x in enumerate(points):
            power = mpf(1)
            for j in range(n):
                a[i, j] = power
                power *= x
            a[i, n] = (-1) ** i / weight(x)
            b[i] = f(x)
        solution = lu_solve(a, b)
        c, level = [solution[j] for j in range(n)], abs(solution[n])
        errors = [w * (y - evaluate(c, x)) for x, y, w in zip(xs, fs, ws)]
        extremes, best = [], 0
        for k in range(1, grid + 1):
            if (errors[k] > 0) != (errors[best] > 0):
                extremes.append(best)
                best = k
            elif abs(errors[k]) > abs(errors[best]):
                best = k
        extremes.append(best)
        while len(extremes) > n + 1:
            extremes.pop(0 if abs(errors[extremes[0]]) < abs(errors[extremes[-1]]) else -1)
        worst = max(abs(e) for e in errors)
        if len(extremes) < n + 1 or worst < level * mpf("1.02"):
            break
        points = [xs[k] for k in extremes]
    return c


def evaluate(c, x):
    y = mpf(0)
    for k in reversed(c):
        y = y * x + k
    return y


def fitted(f, weight, low, high, count, single):
    return [to_float(c) if single else float(c) for c in remez(f, weight, low, high, count)]


def show(name, f, weight, low, high, double_count, float_count):
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        return
    for single, count in ((False, double_count), (True, float_count)):
        c = fitted(f, weight, low, high, count, single)
        worst = max(abs((evaluate(c, x) - f(x)) * weight(x)) for i in range(1000) for x in [mpf(low) + (mpf(high) - mpf(low)) * (i + mpf(1) / 3) / 1000])
        print(f"// {name} ({'float' if single else 'double'}): {count} coefficients on [{nstr(mpf(low), 6)}, {nstr(mpf(high), 6)}], "
              f"error {nstr(worst * 2 ** (24 if single else 53), 3)}")
        print(",\n".join(repr(x) for x in c))
        print(flush=True)


def table(name, exact, derive=None):
    """Sixteen numbers; with derive, what that makes of each exact number and the same as it is rounded."""
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        return
    for single, rounded in ((False, float), (True, to_float)):
        print(f"// {name} ({'float' if single else 'double'})")
        numbers = [rounded(derive(x, mpf(rounded(x))) if derive else x) for x in exact]
        print(", ".join(f"{x!r}f" if single else repr(x) for x in numbers), flush=True)


roots = [mpf(2) ** (mpf(j) / 16) for j in range(16)]
table("RootsOfTwo", roots)
table("RootErrors", roots, lambda x, rounded: x / rounded - 1)
divisors = [mpf(15) / (15 + j) for j in range(16)]
table("Divisors", divisors)
table("DivisorLogarithms", divisors, lambda x, rounded: -log(rounded))

slack = 1 + mpf(2) ** -12
series = lambda x, near, far: near if abs(x) < mpf(10) ** -18 else far()

# e^r = 1 + r + r²p(r), the weight of expm1
show("Exponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(abs(r), mpf(10) ** -6),
     -log(2) / 2 * slack, log(2) / 2 * slack, 11, 6)

# The same between neighbours of the table of roots of two, the weight of exp, and that of expm1
show("ShortExponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(r * r, mpf(10) ** -8),
     -log(2) / 32 * slack, log(2) / 32 * slack, 5, 2)
show("ExactShortExponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(abs(r), mpf(10) ** -6),
     -log(2) / 32 * slack, log(2) / 32 * slack, 6, 3)

# log(1 + f) = f + f²p(f) between neighbours of the table of divisors
show("ShortLogarithm", lambda f: series(f, mpf(-1) / 2 + f / 3, lambda: (log1p(f) - f) / f**2), lambda f: max(abs(f), mpf(10) ** -6),
     -slack / 30, slack / 30, 8, 4)

# log(1 + f) = f − f²/2 + f³p(f)
show("Logarithm", lambda f: series(f, mpf(1) / 3 - f / 4, lambda: (log1p(f) - f + f * f / 2) / f**3), lambda f: max(f * f, mpf(10) ** -6),
     -0.25, 0.5, 20, 9)

# log((1 + s)/(1 − s)) = 2s + 2s³/3 + s⁵p(s²)
show("AreaTangent", lambda z: series(z, mpf(2) / 5 + z * 2 / 7, lambda: (log((1 + sqrt(z)) / (1 - sqrt(z))) - 2 * sqrt(z) - 2 * z * sqrt(z) / 3) / sqrt(z) ** 5),
     lambda z: mpf(2) ** 12 * max(z * z, mpf(10) ** -6) / 2, mpf(10) ** -10, mpf("0.0401"), 8, 4)

# sin r = r + r³p(r²), cos r = 1 − r²/2 + r⁴p(r²)
quarter = (pi / 4 * slack) ** 2
show("Sine", lambda z: series(z, -mpf(1) / 6, lambda: (sin(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, quarter, 6, 4)
show("Cosine", lambda z: series(z, mpf(1) / 24, lambda: (cos(sqrt(z)) - 1 + z / 2) / z**2), lambda z: max(z * z, mpf(10) ** -6), mpf(10) ** -10, quarter, 6, 4)

# atan z = z + z³p(z²), asin z = z + z³p(z²)
show("ArcTangent", lambda z: series(z, -mpf(1) / 3, lambda: (atan(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, (sqrt(2) - 1) ** 2 * slack, 11, 5)
show("ArcSine", lambda z: series(z, mpf(1) / 6, lambda: (asin(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, mpf(1) / 4 * slack, 12, 6)

# m^(−1/3) roughly, in f = m − 1
show("CubeRootReciprocal", lambda f: 1 / cbrt(1 + f), lambda f: 1, -0.25, 0.5, 6, 4)

# log cosh x = x²/2 + x⁴p(x²)
show("LogCosh", lambda z: (log1p(2 * sinh(sqrt(z) / 2) ** 2) - z / 2) / z**2, lambda z: max(z, mpf(10) ** -6), mpf(10) ** -9, mpf(1) * slack, 14, 7)

# erf x = x + x·p(x²)
show("ErrorFunction", lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z: 1, mpf(10) ** -12, mpf(1) * slack, 12, 7)

# e^(a²)·erfc(a) = w/√π + w²·p(1 − 2K·w), w = 1/(K + a): K = 2 for float, 2.5 for double
for K in (mpf(2), mpf(5) / 2):
    def rest_of_scaled_complement(t, K=K):
        w = (1 - t) / (2 * K)
        if w < mpf(10) ** -12:
            return K / sqrt(pi)
        a = 1 / w - K
        scaled = exp(a * a) * erfc(a) if a < 100 else (1 - 1 / (2 * a * a) + 3 / (4 * a**4) - 15 / (8 * a**6) + 105 / (16 * a**8)) / (a * sqrt(pi))
        return (scaled / w - 1 / sqrt(pi)) / w

    def weight(t, f=rest_of_scaled_complement, K=K):
        w = max((1 - t) / (2 * K), mpf(10) ** -6)
        return w / (1 / sqrt(pi) + w * f(t))
    show(f"ScaledComplement{nstr(K, 3)}", rest_of_scaled_complement, weight, -1, 1, 25, 10)

# I₀(x) = 1 + z·p(z), I₁(x) = x/2·(1 + z·q(z)), z = x²/4, x to 8; beyond, e^−x·I(x) = r(16/x − 1)/√x
for index in (0, 1):
    def of_square(z, index=index):
        return series(z, mpf(1) / (1 + index) + z / (4 if index == 0 else 12), lambda: (besseli(index, 2 * sqrt(z)) / sqrt(z) ** index - 1) / z)

    def of_inverse(t, index=index):
        w = (1 + t) / 16
        return sqrt(1 / w) * exp(-1 / w) * besseli(index, 1 / w) if w > mpf("0.0006") else far_bessel(index, w)

    def far_bessel(index, w):
        total, term = mpf(0), mpf(1)
        for k in range(60):
            total += term
            term *= ((2 * k + 1) ** 2 - 4 * index) * w / (8 * (k + 1))
        return total / sqrt(2 * pi)
    show(f"BesselI{index}", of_square, lambda z, f=of_square: max(z, mpf(10) ** -6) / (1 + z * f(z)), mpf(10) ** -12, 16 * slack, 20, 11)
    show(f"FarBesselI{index}", of_inverse, lambda t, f=of_inverse: 1 / f(t), -1, slack, 23, 7)

half, tiny = mpf(1) / 2, mpf(10) ** -20

# log Γ(y) = (y − 1)(y − 2)·p(y − 3/2), 1/Γ(y) = 1 + (y − 1)(y − 2)·q(y − 3/2), y from ¾ to 9/4
def log_gamma_between(f):
    return euler if abs(f + half) < tiny else 1 - euler if abs(f - half) < tiny else loggamma(f + 3 * half) / (f * f - half / 2)
def reciprocal_gamma_between(f):
    return -euler if abs(f + half) < tiny else euler - 1 if abs(f - half) < tiny else (rgamma(f + 3 * half) - 1) / (f * f - half / 2)
show("LogGamma", log_gamma_between, lambda f: 1 / log_gamma_between(f), -0.75, 0.75, 28, 12)
show("ReciprocalGamma", reciprocal_gamma_between, lambda f: max(abs(f * f - half / 2), mpf(10) ** -6), -0.75, 0.75, 16, 8)

# log Γ(x) = (x − ½)·log x − x + log √(2π) + w·p(w), w = 1/x, x from 9/4; to the accuracy of Γ(x) too
def binet(w):
    x = 1 / w
    return (loggamma(x) - (x - half) * log(x) + x - log(2 * pi) / 2) * x if w > mpf(10) ** -7 else mpf(1) / 12 - w * w / 360
show("Binet", binet, lambda w: w / min(loggamma(1 / w), 1), mpf(10) ** -9, mpf(4) / 9, 15, 6)

# ψ(y) = (y − zero)·p(y − 13/8), y from 1 to 9/4; ψ(x) = log v + w²·q(w), v = x − ½, w = 1/v, beyond
zero = findroot(digamma, mpf("1.4616321449683623"))
def digamma_between(t):
    d = t + mpf(13) / 8 - zero
    return digamma(t + mpf(13) / 8) / d if abs(d) > tiny else psi(1, zero)
show("Digamma", digamma_between, lambda t: 1 / digamma_between(t), -0.625, 0.625, 24, 11)
show("FarDigamma", lambda w: series(w * w * w, mpf(1) / 24 - 7 * w * w / 960, lambda: (digamma(1 / w + half) + log(w)) / w**2),
     lambda w: w * w / digamma(1 / w + half), mpf(10) ** -9, mpf(4) / 7, 15, 4)

# ψ′(y) = p(y − 7/4), y from 1 to 5/2; ψ′(x) = w + w³·q(w), w = 1/(x − ½), beyond
show("Trigamma", lambda t: psi(1, t + mpf(7) / 4), lambda t: 1 / psi(1, t + mpf(7) / 4), -0.75, 0.75, 28, 14)
show("FarTrigamma", lambda w: series(w * w * w, -mpf(1) / 12, lambda: (psi(1, 1 / w + half) / w - 1) / w**2),
     lambda w: max(w * w, mpf(10) ** -12), mpf(10) ** -9, half, 16, 5)


def inverse_of_erfc(logarithm):
    """The x > 0 with log erfc x = logarithm, by Newton's steps."""
    x = sqrt(-logarithm) * mpf("0.9")
    while True:
        scaled = exp(x * x) * erfc(x)
        step = (log(scaled) - x * x - logarithm) * scaled * sqrt(pi) / 2
        x += step
        if abs(step) < abs(x) * mpf(10) ** -40:
            return x


# erfinv y = y·p(w), w = −log(1 − y²) up to 5; beyond t + q(t − center), t = √−log((1 − y)/2)
def inverse_erf_ratio(w):
    if w < tiny:
        return sqrt(pi) / 2
    y = sqrt(-expm1(-w))
    return (erfinv(y) if w < 1 else inverse_of_erfc(-w - log(1 + y))) / y
show("InverseErrorFunction", inverse_erf_ratio, lambda w: 1 / inverse_erf_ratio(w), 0, 5, 22, 10)
for center, reach in ((mpf("4.325"), mpf("1.8")), (mpf("3.35"), mpf("0.825"))):
    tail = lambda t, center=center: inverse_of_erfc(log(mpf(2)) - (t + center) ** 2)
    show(f"FarInverseErrorFunction{nstr(center, 4)}", lambda t, f=tail, center=center: f(t) - t - center, lambda t, f=tail: 1 / f(t), -reach, reach, 22, 7)

# W(x) = p·r(p) − 1, p = √(2(1 + e·x)) up to 0.8
def near_branch_point(p):
    with mp.workdps(100):
        return (lambertw((p * p / 2 - 1) / exp(mpf(1))).real + 1) / p if p > mpf(10) ** -10 else 1 - p / 3 + 11 * p * p / 72
show("LambertNearBranchPoint", near_branch_point, lambda p: 1 / near_branch_point(p), mpf(10) ** -12, mpf("0.801"), 18, 9)
