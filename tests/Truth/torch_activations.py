#!/usr/bin/python3
"""The activations of torch.nn in float64: value and gradient, with the true values beside them.

Tool: torch 1.13.1 (Debian's python3-torch 1.13.1, which names itself 1.13.0a0) and mpmath 1.2.1 at 60 digits or more.
A line of a section reads

    z torch-value torch-gradient value derivative second-derivative

of which the last three are the doubles nearest to the truth, computed from the definition with mpmath. At a kink they
are those of the branch that the definition takes, and the second derivative is 0 or that of the branch.
"""
import math
import os
import random
import mpmath
import torch
from mpmath import erf, exp, log1p, mp, mpf, pi, sqrt, tanh
from truth import ordered

tests = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
path = os.path.join(tests, "Truth", "Activations.truth.txt")
half = mpf(1) / 2
SELU_SCALE, SELU_ALPHA = mpf(1.0507009873554804934193349852946), mpf(1.6732632423543772848170429916717)


def sigma(z):
    return 1 / (1 + exp(-z))



def line(slope, offset=0):
    return lambda z: slope * z + offset


def softplus(z, beta=1.0, threshold=20.0):
    return line(1) if mpf(beta) * z > threshold else lambda u: log1p(exp(mpf(beta) * u)) / mpf(beta)


def elu(z, alpha=1.0):
    return line(1) if z > 0 else lambda u: mpf(alpha) * mpmath.expm1(u)


def celu(z, alpha=1.0):
    return line(1) if z > 0 else lambda u: mpf(alpha) * mpmath.expm1(u / mpf(alpha))


def gelu_tanh(z):
    # (1 + tanh u)/2 is sigma(2u), which needs no digits for the cancellation on the left.
    c = mpf(0.044715)
    return lambda u: u * sigma(2 * sqrt(2 / pi) * (u + c * u ** 3))


# Each gives, for a point and the hyperparameters, the formula in force there; the names are torch's.
DEFINITIONS = {
    "Linear": lambda z: line(1),
    "Sigmoid": lambda z: sigma,
    "LogSigmoid": lambda z: lambda u: -log1p(exp(-u)),
    "Tanh": lambda z: tanh,
    "Tanhshrink": lambda z: lambda u: u - tanh(u),
    "Softsign": lambda z: (lambda u: u / (1 + u)) if z >= 0 else (lambda u: u / (1 - u)),
    "ReLU": lambda z: line(1) if z > 0 else line(0),
    "ReLU6": lambda z: line(0) if z <= 0 else line(0, 6) if z >= 6 else line(1),
    "LeakyReLU": lambda z, negative_slope=0.01: line(1) if z > 0 else line(mpf(negative_slope)),
    "PReLU": lambda z, weight=0.25: line(1) if z > 0 else line(mpf(weight)),
    "ELU": elu,
    "CELU": celu,
    "SELU": lambda z: line(SELU_SCALE) if z > 0 else lambda u: SELU_SCALE * SELU_ALPHA * mpmath.expm1(u),
    "Softplus": softplus,
    "SiLU": lambda z: lambda u: u * sigma(u),
    "Mish": lambda z: lambda u: u * tanh(log1p(exp(u))),
    "GELU": lambda z: lambda u: u * mpmath.erfc(-u / sqrt(2)) / 2,
    "GELUTanh": gelu_tanh,
    "Hardsigmoid": lambda z: line(0) if z <= -3 else line(0, 1) if z >= 3 else lambda u: u / 6 + half,
    "Hardswish": lambda z: line(0) if z <= -3 else line(1) if z >= 3 else lambda u: u * (u + 3) / 6,
    "Hardtanh": lambda z, min_val=-1.0, max_val=1.0: line(0, mpf(min_val)) if z <= min_val else line(0, mpf(max_val)) if z >= max_val else line(1),
    "Hardshrink": lambda z, lambd=0.5: line(0) if abs(z) <= lambd else line(1),
    "Softshrink": lambda z, lambd=0.5: line(1, -mpf(lambd)) if z > lambd else line(1, mpf(lambd)) if z < -lambd else line(0),
    "Threshold": lambda z, threshold=0.0, value=0.0: line(1) if z > threshold else line(0, mpf(value)),
    # Not in torch.nn
    "Step": lambda z: line(0, 1) if z >= 0 else line(0),
    "Squareplus": lambda z, b=4.0: lambda u: half * (u + sqrt(u * u + mpf(b))),
    "Gaussian": lambda z: lambda u: exp(-u * u),
    "Exponential": lambda z: exp,
}

TORCH = {name: getattr(torch.nn, name) for name in DEFINITIONS if hasattr(torch.nn, name)}
TORCH["Linear"] = torch.nn.Identity
TORCH["GELUTanh"] = lambda: torch.nn.GELU(approximate="tanh")
TORCH["Threshold"] = lambda threshold=0.0, value=0.0: torch.nn.Threshold(threshold, value)
TORCH["PReLU"] = lambda weight=0.25: torch.nn.PReLU(init=weight).double()

SETTINGS = {
    "LeakyReLU": [{"negative_slope": 0.2}], "PReLU": [{"weight": -0.5}], "ELU": [{"alpha": 0.7}, {"alpha": 2.5}],
    "CELU": [{"alpha": 0.5}, {"alpha": 3.0}], "Softplus": [{"beta": 2.0}, {"beta": 0.5, "threshold": 5.0}],
    "Hardtanh": [{"min_val": -2.0, "max_val": 0.5}], "Hardshrink": [{"lambd": 1.5}], "Softshrink": [{"lambd": 1.5}],
    "Threshold": [{"threshold": -1.0, "value": -20.0}], "Squareplus": [{"b": 0.5}],
}

KINKS = {"ReLU6": [0, 6], "Hardsigmoid": [-3, 3], "Hardswish": [-3, 3], "Hardtanh": [-1, 1, -2, 0.5], "Hardshrink": [-0.5, 0.5, -1.5, 1.5],
         "Softshrink": [-0.5, 0.5, -1.5, 1.5], "Threshold": [0, -1], "Softplus": [10, 20]}


def points(name):
    rng = random.Random(20)
    spread = [-30 + 60 * (i + rng.random()) / 160 for i in range(160)]
    small = [s * 10 ** (-9 + 9 * (i + rng.random()) / 16) for i in range(16) for s in (1, -1)]
    return [p for p, _ in ordered([float(p) for p in spread + small + [0.0, -1.0, 1.0, -30.0, 30.0] + KINKS.get(name, [])])]


def certain(f):
    """f() at rising precision until 30 digits stand."""
    digits, previous = 60, None
    while True:
        with mp.workdps(digits):
            value = mpf(f())
            if previous is not None and abs(value - previous) <= abs(value) * mpf(10) ** -30:
                return float(value)
        previous, digits = value, digits * 2
        if digits > 4000:
            return float(previous)


def truth(name, z, setting):
    formula = DEFINITIONS[name](mpf(z), **setting)
    derivative = lambda order: certain(lambda: mpmath.diff(formula, mpf(z), order, h=mpf(10) ** -(mp.dps // 4), direction=0))
    return certain(lambda: formula(mpf(z))), derivative(1), derivative(2)


def main():
    lines = ["# torch.nn's activations in float64, and the true values.",
             f"# Made by tests/Truth/torch_activations.py with torch {torch.__version__} (Debian's python3-torch 1.13.1) and mpmath {mpmath.__version__}; do not edit.",
             "# z torch-value torch-gradient value derivative second-derivative; nan where torch.nn has no such activation"]
    for name in DEFINITIONS:
        for setting in [{}] + SETTINGS.get(name, []):
            lines.append(f"[{' '.join([name] + [f'{key}={value}' for key, value in setting.items()])}]")
            for z in points(name):
                value = gradient = math.nan
                if name in TORCH:
                    x = torch.tensor([z], dtype=torch.float64, requires_grad=True)
                    y = TORCH[name](**setting)(x)
                    y.backward()
                    value, gradient = y.item(), x.grad.item()
                lines.append(" ".join(repr(number) for number in (z, value, gradient, *truth(name, z, setting))))
    with open(path + ".new", "w", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    os.replace(path + ".new", path)
    print(f"{path}: {len(lines)} lines")


main()
