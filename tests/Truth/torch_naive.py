#!/usr/bin/python3
"""Torch's autograd on naive formulas, in float64, at the points of ActivationDerivatives.truth.txt.

Prints for each formula, for the first and the second derivative: points (with a finite truth), non-finite
results, and results more than 1e-12 relative from the truth (4 units of 2^-1074 where it is subnormal; 4 ulp of
the largest value nearby within 1 of a zero). The formulas are those of tests/Generators.Tests/Accuracy/Spellings
that Python can spell the same way. Debian 12: apt-get install python3-torch (1.13.1).
"""
import math
import os
import torch

FORMULAS = {
    "Sigmoid": ("sigmoid", lambda z: 1 / (1 + torch.exp(-z))),
    "SigmoidByGrowing": ("sigmoid", lambda z: torch.exp(z) / (1 + torch.exp(z))),
    "SigmoidByTanh": ("sigmoid", lambda z: 0.5 * (1 + torch.tanh(z / 2))),
    "SigmoidAsComplement": ("sigmoid", lambda z: 1 - 1 / (1 + torch.exp(z))),
    "SigmoidInBranches": ("sigmoid", lambda z: torch.where(z >= 0, 1 / (1 + torch.exp(-z)), torch.exp(z) / (1 + torch.exp(z)))),
    "LogSigmoid": ("logsigmoid", lambda z: torch.log(1 / (1 + torch.exp(-z)))),
    "LogSigmoidNegated": ("logsigmoid", lambda z: -torch.log(1 + torch.exp(-z))),
    "LogSigmoidByMin": ("logsigmoid", lambda z: torch.clamp(z, max=0) - torch.log(1 + torch.exp(-torch.abs(z)))),
    "Softplus": ("softplus", lambda z: torch.log(1 + torch.exp(z))),
    "SoftplusByDecaying": ("softplus", lambda z: z + torch.log(1 + torch.exp(-z))),
    "SoftplusByMax": ("softplus", lambda z: torch.relu(z) + torch.log(1 + torch.exp(-torch.abs(z)))),
    "SoftplusOfSigmoid": ("softplus", lambda z: -torch.log(1 / (1 + torch.exp(z)))),
    "Tanh": ("tanh", torch.tanh),
    "TanhByExponentials": ("tanh", lambda z: (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))),
    "TanhByGrowing": ("tanh", lambda z: (torch.exp(2 * z) - 1) / (torch.exp(2 * z) + 1)),
    "TanhByDecaying": ("tanh", lambda z: (1 - torch.exp(-2 * z)) / (1 + torch.exp(-2 * z))),
    "SiLU": ("silu", lambda z: z / (1 + torch.exp(-z))),
    "SiLUByProduct": ("silu", lambda z: z * (1 / (1 + torch.exp(-z)))),
    "SiLUByGrowing": ("silu", lambda z: z * torch.exp(z) / (1 + torch.exp(z))),
    "Mish": ("mish", lambda z: z * torch.tanh(torch.log(1 + torch.exp(z)))),
    "MishThroughLocals": ("mish", lambda z: z * (torch.exp(z) ** 2 + 2 * torch.exp(z)) / (torch.exp(z) ** 2 + 2 * torch.exp(z) + 2)),
    "Gelu": ("gelu", lambda z: 0.5 * z * (1 + torch.erf(z / math.sqrt(2)))),
    "GeluTanh": ("gelu_tanh", lambda z: 0.5 * z * (1 + torch.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z ** 3)))),
    "ELU": ("elu", lambda z: torch.where(z > 0, z, torch.exp(z) - 1)),
    "SELU": ("selu", lambda z: 1.0507009873554805 * torch.where(z > 0, z, 1.6732632423543772 * (torch.exp(z) - 1))),
    "CELU": ("celu", lambda z: torch.relu(z) + torch.clamp(torch.exp(z) - 1, max=0)),
    "Softsign": ("softsign", lambda z: z / (1 + torch.abs(z))),
    "Algebraic": ("algebraic", lambda z: z / torch.sqrt(1 + z * z)),
    "AlgebraicByPower": ("algebraic", lambda z: z * (1 + z * z) ** -0.5),
    "Squareplus": ("squareplus", lambda z: (z + torch.sqrt(z * z + 4)) / 2),
    "LogCosh": ("logcosh", lambda z: torch.log(torch.cosh(z))),
    "SechSquared": ("sech_squared", lambda z: 1 / (torch.cosh(z) * torch.cosh(z))),
    "SechSquaredByTanh": ("sech_squared", lambda z: 1 - torch.tanh(z) * torch.tanh(z)),
    "Gaussian": ("gaussian", lambda z: torch.exp(-z * z)),
    "GaussianBySquare": ("gaussian", lambda z: torch.exp(-z ** 2)),
    "BentIdentity": ("bent_identity", lambda z: (torch.sqrt(z * z + 1) - 1) / 2 + z),
    "Tanhshrink": ("tanhshrink", lambda z: z - torch.tanh(z)),
    "Hardswish": ("hardswish", lambda z: z * torch.clamp(z + 3, 0, 6) / 6),
    "Hardsigmoid": ("hardsigmoid", lambda z: torch.clamp(z / 6 + 0.5, 0, 1)),
    "Hardtanh": ("hardtanh", lambda z: torch.clamp(z, -1, 1)),
    "ReLU": ("relu", torch.relu),
    "LeakyReLU": ("leaky_relu", lambda z: torch.maximum(0.01 * z, z)),
}


def read_table():
    sections, section = {}, None
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "ActivationDerivatives.truth.txt")) as file:
        for line in file:
            if line.startswith("["):
                section = sections.setdefault(line.strip()[1:-1], [])
            elif not line.startswith("#"):
                point, nearest, _ = map(float, line.split())
                if math.isfinite(nearest):
                    section.append((point, nearest))
    return sections


def largest_beside_zero(points, x):
    """As in Accuracy.cs: the largest |value| within 1 of a zero, if x is that close to one that is not at 0."""
    for (a, left), (b, right) in zip(points, points[1:]):
        if left * right < 0 < a * b and a - 1 <= x <= b + 1:
            return max(abs(value) for point, value in points if a - 1 <= point <= b + 1)
    return 0.0


def count(points, results):
    broken = wrong = 0
    for (x, truth), result in zip(points, results):
        if not math.isfinite(result):
            broken += 1
        elif abs(result - truth) > max(1e-12 * abs(truth), 4 * 2.0 ** -1074, 4 * math.ulp(largest_beside_zero(points, x))):
            wrong += 1
    return len(points), broken, wrong


def derivatives(f, points, order):
    z = torch.tensor(points, dtype=torch.float64, requires_grad=True)
    (first,) = torch.autograd.grad(f(z).sum(), z, create_graph=True)
    if order == 1:
        return first.tolist()
    return torch.autograd.grad(first.sum(), z)[0].tolist() if first.requires_grad else [0.0] * len(points)


TRUTH = read_table()
totals = [[0, 0, 0], [0, 0, 0]]
print(f"torch {torch.__version__}: points, non-finite, wrong by over 1e-12; first derivative | second")
for name, (truth, f) in FORMULAS.items():
    counts = []
    for order in (1, 2):
        points = TRUTH[truth + "'" * order]
        counts.append(count(points, derivatives(f, [x for x, _ in points], order)))
        totals[order - 1] = [a + b for a, b in zip(totals[order - 1], counts[-1])]
    print(f"{name:20} " + " | ".join("%5d %5d %5d" % c for c in counts))
print(f"{'total':20} " + " | ".join("%5d %5d %5d" % tuple(t) for t in totals))
