#!/usr/bin/python3
"""The truth table of expectations over normal pre-activations, from which mean-field theory starts.

Tool: mpmath 1.2.1 (Debian's python3-mpmath). Arguments are q, or q and c; the value is E[f(z)^2] or
E[f(z1) f(z2)] for normal z of variance q and correlation c. mpmath's tanh-sinh quadrature runs at 30 and at
40 digits over pieces that end at the kinks, which must agree to 18 digits (1-d) or 14 digits (2-d).
"""
import os
from mpmath import erf, exp, expm1, inf, log1p, mp, mpf, pi, quad, sqrt, tanh
from truth import nearest_and_remainder, Table

beside = os.path.dirname(os.path.abspath(__file__))
table = Table(os.path.join(beside, "MeanField.truth.txt"), "E[f(z)^2] and E[f(z1) f(z2)] over normal z.", "mean_field.py")

sigmoid = lambda z: 1 / (1 + exp(-z))
cdf = lambda z: (1 + erf(z / sqrt(2))) / 2
pdf = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
A, S = mpf(1.6732632423543772848), mpf(1.0507009873554804934)
functions = {
    "Sigmoid": (sigmoid, lambda z: sigmoid(z) * sigmoid(-z), []),
    "Tanh": (tanh, lambda z: 1 - tanh(z) ** 2, []),
    "ELU": (lambda z: z if z > 0 else expm1(z), lambda z: 1 if z > 0 else exp(z), [0]),
    "SELU": (lambda z: S * z if z > 0 else S * A * expm1(z), lambda z: S if z > 0 else S * A * exp(z), [0]),
    "SiLU": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) + z * sigmoid(z) * sigmoid(-z), []),
    "GELU": (lambda z: z * cdf(z), lambda z: cdf(z) + z * pdf(z), []),
    "Softsign": (lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2, [0]),
    "Mish": (lambda z: z * tanh(log1p(exp(z))), None, []),
    "Hardtanh": (lambda z: max(-1, min(1, z)), lambda z: 1 if abs(z) < 1 else 0, [-1, 1]),
    "Hardswish": (lambda z: 0 if z <= -3 else z if z >= 3 else z * (z + 3) / 6,
                  lambda z: 0 if z <= -3 else 1 if z >= 3 else (2 * z + 3) / 6, [-3, 3]),
}


def edges(q, kinks, reach=16):
    points = {mpf(k) for k in kinks} | {s * mpf(2) ** k for k in range(0, 12) for s in (1, -1)} | {mpf(0)}
    bound = reach * sqrt(q)
    return sorted({p for p in points if abs(p) < bound} | {s * bound * i / 4 for i in range(0, 5) for s in (1, -1)})


def expectation(f, q, kinks):
    density = lambda z: exp(-z * z / (2 * q)) / sqrt(2 * pi * q)
    return quad(lambda z: f(z) * density(z), edges(q, kinks))


def agree(compute, digits):
    with mp.workdps(30):
        first = compute()
    with mp.workdps(40):
        second = compute()
    if abs(first - second) > abs(second) * mpf(10) ** -digits:
        raise ArithmeticError(f"{first} {second}")
    return second


def write(arguments, value):
    nearest, remainder = nearest_and_remainder(value)
    table.lines.append(" ".join(repr(float(a)) for a in (*arguments, nearest)) + " " + remainder)


for name, (f, slope, kinks) in functions.items():
    for part, g in (("", f), ("'", slope)):
        if g is None:
            continue
        table.section(f"{name}{part}")
        for q in (1e-6, 0.04, 0.5, 1.0, 3.0, 40.0, 2500.0):
            write((q,), agree(lambda: expectation(lambda z: mpf(g(z)) ** 2, mpf(q), kinks), 18))


def product(f, q, c, steps):
    """The trapezoid rule over both normals converges faster than any power for entire or nearly entire f."""
    q, c = mpf(q), mpf(c)
    s, h = sqrt(1 - c * c), mpf(24) / steps
    us = [-12 + h * i for i in range(steps + 1)]
    ws = [exp(-u * u / 2) for u in us]
    total = mpf(0)
    for u, w in zip(us, ws):
        total += w * f(sqrt(q) * u) * sum(v * f(sqrt(q) * (c * u + s * t)) for t, v in zip(us, ws))
    return total * h * h / (2 * pi)


for name in ("Sigmoid", "Tanh", "SiLU", "GELU"):
    table.section(f"{name}*")
    for q, c in ((0.5, 0.3), (1.0, -0.6), (1.5, 0.9)):
        with mp.workdps(25):
            coarse, fine = product(functions[name][0], q, c, 160), product(functions[name][0], q, c, 224)
        if abs(coarse - fine) > abs(fine) * mpf(10) ** -15:
            raise ArithmeticError(f"{name} {q} {c}: {coarse} {fine}")
        write((q, c), fine)
table.write()
