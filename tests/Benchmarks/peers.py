"""Times numpy and torch for the benchmarks: a line in is a number of calls and a case, a line out is what a call took, in milliseconds."""
import os
import sys
import time

found = []
try:
    import numpy as np
    found.append("numpy " + np.__version__)
except ImportError:
    np = None
try:
    import torch
    torch.set_num_threads(1)
    build = dict(pair.split("=", 1) for pair in torch.__config__.show().split("Build settings: ")[1].split(", ") if "=" in pair)
    found.append("torch %s (BLAS: %s, MKL-DNN: %s)" % (torch.__version__, build.get("BLAS_INFO", "?"), build.get("USE_MKLDNN", "?")))
except ImportError:
    torch = None


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def mish(z):
    return z * np.tanh(np.log(1 + np.exp(z)))


def mish_slope(z):
    t = np.tanh(np.log(1 + np.exp(z)))
    return t + z * (1 - t ** 2) * sigmoid(z)


def chain(g, slope, layers, x, y=1.0, w=1.0, b=0.0):
    """The notebook's experiment: one node a layer, forwards and backwards, array by array."""
    a, z = [x], [None]
    for _ in range(layers - 1):
        z.append(w * a[-1] + b)
        a.append(g(z[-1]))
    z.append(w * a[-1] + b)
    a.append(sigmoid(z[-1]))
    loss = -(y * np.log(a[-1]) + (1 - y) * np.log(1 - a[-1]))
    dz = a[-1] - y
    gradients = [dz * a[-2]]
    for layer in range(layers - 1, 0, -1):
        dz = w * dz * slope(z[layer])
        gradients.append(dz * a[layer - 1])
    return loss, gradients


def torch_case(name, n, kind):
    """torch's own activation, forwards and backwards: value and derivative, as training computes them."""
    f = {
        "Sigmoid": torch.sigmoid, "Tanh": torch.tanh, "SiLU": torch.nn.functional.silu, "Softplus": torch.nn.functional.softplus,
        "Mish": torch.nn.functional.mish, "GELUTanh": lambda z: torch.nn.functional.gelu(z, approximate="tanh"),
        "GELU": torch.nn.functional.gelu, "LeakyReLU": torch.nn.functional.leaky_relu, "ELU": torch.nn.functional.elu,
    }[name]
    z = torch.linspace(-6, 6, n, dtype=kind, requires_grad=True)
    ones = torch.ones(n, dtype=kind)

    def run():
        y = f(z)
        torch.autograd.grad(y, z, ones)
    return run


def network_case(loss, activation, sizes, kind, batch=128):
    """Forward, backward and a step of SGD of a torch network on one batch."""
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(torch.nn.Linear(inputs, outputs, dtype=kind))
        if i < len(sizes) - 2:
            layers.append({"ReLU": torch.nn.ReLU, "Tanh": torch.nn.Tanh}[activation]())
    network = torch.nn.Sequential(*layers)
    x = torch.randn(batch, sizes[0], dtype=kind)
    if loss == "softmax":
        y, measure = torch.randint(sizes[-1], (batch,)), torch.nn.CrossEntropyLoss()
    elif loss == "logits":
        y, measure = torch.randint(2, (batch, sizes[-1])).to(kind), torch.nn.BCEWithLogitsLoss()
    else:
        y, measure = torch.randn(batch, sizes[-1], dtype=kind), torch.nn.MSELoss()
    steps = torch.optim.SGD(network.parameters(), lr=1e-3)

    def run():
        steps.zero_grad(set_to_none=True)
        measure(network(x), y).backward()
        steps.step()
    return run


def product_case(peer, m, k, n, kind):
    """A matrix product into memory that is there already."""
    if peer == "numpy":
        random, kind = np.random.default_rng(1), {"double": np.float64, "float": np.float32}[kind]
        a, b = random.standard_normal((m, k)).astype(kind), random.standard_normal((k, n)).astype(kind)
        c = np.empty((m, n), kind)
        return lambda: np.matmul(a, b, out=c)
    kind = {"double": torch.float64, "float": torch.float32}[kind]
    a, b, c = torch.randn(m, k, dtype=kind), torch.randn(k, n, dtype=kind), torch.empty(m, n, dtype=kind)
    return lambda: torch.mm(a, b, out=c)


def blas():
    """The library that numpy's products come from: the slow reference one unless another is installed."""
    try:
        with open("/proc/self/maps") as maps:
            names = {os.path.basename(os.path.realpath(line.split()[-1])) for line in maps if "blas" in line}
        return " with " + " ".join(sorted(names)) if names else ""
    except OSError:
        return ""


cases = {}


def case(request):
    if request not in cases:
        words = request.split()
        if words[0] == "chain":
            x = np.linspace(-5, 5, int(words[3]))
            g, slope = {"Sigmoid": (sigmoid, sigmoid_slope), "Mish": (mish, mish_slope)}[words[1]]
            cases[request] = lambda: chain(g, slope, int(words[2]), x)
        elif words[0] == "network":
            kind = {"double": torch.float64, "float": torch.float32}[words[4]]
            cases[request] = network_case(words[1], words[2], [int(size) for size in words[3].split("-")], kind)
        elif words[0] == "product":
            cases[request] = product_case(words[1], *map(int, words[2:5]), words[5])
        else:
            cases[request] = torch_case(words[1], int(words[2]), {"double": torch.float64, "float": torch.float32}[words[3]])
        cases[request]()
    return cases[request]


print(", ".join(found) + blas() if found else "neither numpy nor torch")
for line in sys.stdin:
    calls, request = line.strip().split(" ", 1)
    run = case(request)
    start = time.perf_counter()
    for _ in range(int(calls)):
        run()
    print((time.perf_counter() - start) * 1000 / int(calls))
