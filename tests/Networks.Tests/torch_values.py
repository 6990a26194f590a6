"""Writes torch_values.json: networks of torch with their outputs, gradients and parameters after three steps of training,
all in double, for NetworkTorchTests.cs. Weights are written inputs x outputs, the transpose of torch's.

    /usr/bin/python3 torch_values.py

Written with torch 1.13.0a0 and Python 3.11.2 (Debian 12); the versions are in the file as well.
"""
import json
import os
import platform

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
ACTIVATIONS = {"Tanh": nn.Tanh, "ReLU": nn.ReLU, "GELU": nn.GELU, "SiLU": nn.SiLU, "Sigmoid": nn.Sigmoid, "LeakyReLU": nn.LeakyReLU}


def modules(layers):
    for kind, *numbers in layers:
        if kind == "Dense":
            inputs, outputs, activation = numbers
            yield nn.Linear(inputs, outputs)
            if activation:
                yield ACTIVATIONS[activation]()
        elif kind == "Activation":
            yield ACTIVATIONS[numbers[0]]()
        else:
            yield {"BatchNorm": nn.BatchNorm1d, "LayerNorm": nn.LayerNorm, "Softmax": lambda _: nn.Softmax(dim=1)}[kind](numbers[0])


def cross_entropy(p, y):
    return -(y * torch.log(p)).sum(1).mean()


LOSSES = {
    "SquaredError": nn.MSELoss(), "Huber": nn.HuberLoss(delta=0.3), "BinaryCrossEntropy": nn.BCELoss(),
    "BinaryCrossEntropyOnLogits": nn.BCEWithLogitsLoss(), "SoftmaxCrossEntropy": nn.CrossEntropyLoss(), "CrossEntropy": cross_entropy,
}
OPTIMIZERS = {
    "Sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "Momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "Nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "RmsProp": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.99, eps=1e-8),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.9, 0.999), eps=1e-8),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0),
}


def rows(tensor):
    tensor = tensor.detach()
    return (tensor if tensor.dim() == 2 else tensor.reshape(1, -1)).tolist()


def parameters(network, of=lambda p: p):
    """Dense weights turned to inputs x outputs; everything else as one row."""
    return [rows(of(p).t() if p.dim() == 2 else of(p)) for p in network.parameters()]


def targets(loss, count, outputs):
    if loss in ("SoftmaxCrossEntropy", "CrossEntropy"):
        labels = torch.randint(outputs, (count,))
        if loss == "SoftmaxCrossEntropy":
            return labels, [[float(label)] for label in labels]
        y = nn.functional.one_hot(labels, outputs).double()
        return y, rows(y)
    y = torch.randint(2, (count, outputs)).double() if loss.startswith("Binary") else torch.randn(count, outputs)
    return y, rows(y)


def case(name, layers, loss, optimizer, decay=0.0, clip=None, count=7, seed=1):
    torch.manual_seed(seed)
    network = nn.Sequential(*modules(layers))
    for p in network.parameters():
        if p.dim() == 1:
            nn.init.normal_(p, 0.5, 0.4)  # Not the 0 and 1 of norms, which would hide errors.
    x = torch.randn(count, layers[0][1])
    y, written = targets(loss, count, [layer[2] for layer in layers if layer[0] == "Dense"][-1])
    before = parameters(network)
    weights, others = [p for p in network.parameters() if p.dim() == 2], [p for p in network.parameters() if p.dim() == 1]
    steps = OPTIMIZERS[optimizer]([{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}])
    result = {
        "name": name, "layers": layers, "loss": loss, "optimizer": optimizer, "decay": decay, "clip": clip, "x": rows(x),
        "y": written, "parameters": before, "losses": [],
    }
    x.requires_grad_(True)
    for step in range(3):
        steps.zero_grad()
        x.grad = None
        output = network(x)
        value = LOSSES[loss](output, y)
        value.backward()
        result["losses"].append(value.item())
        if step == 0:
            result["output"] = rows(output)
            result["gradients"] = parameters(network, lambda p: p.grad)
            result["inputGradient"] = rows(x.grad)
        if clip:
            kind, limit = clip
            if kind == "Value":
                nn.utils.clip_grad_value_(network.parameters(), limit)
            elif kind == "GlobalNorm":
                nn.utils.clip_grad_norm_(network.parameters(), limit)
            else:
                for p in network.parameters():
                    nn.utils.clip_grad_norm_([p], limit)
        steps.step()
    result["after"] = parameters(network)
    result["running"] = [rows(b) for n, b in network.named_buffers() if "running" in n]
    network.eval()
    result["inference"] = rows(network(x))
    return result


def schedule(make, epochs=10):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler, rates = make(optimizer), []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def dense(activation, *sizes):
    return [["Dense", a, b, activation if i < len(sizes) - 2 else None] for i, (a, b) in enumerate(zip(sizes, sizes[1:]))]


cases = [
    case("dense tanh", dense("Tanh", 3, 5, 4, 2), "SquaredError", "Sgd"),
    case("dense relu", dense("ReLU", 3, 9, 8, 2), "Huber", "Momentum", seed=2),
    case("dense gelu", dense("GELU", 4, 6, 5, 1), "BinaryCrossEntropyOnLogits", "Nesterov", seed=3),
    case("dense leaky relu", dense("LeakyReLU", 4, 17, 2), "SquaredError", "RmsProp", seed=4),
    case("softmax cross-entropy on logits", dense("SiLU", 5, 8, 4), "SoftmaxCrossEntropy", "Adam", seed=5),
    case("cross-entropy on a softmax layer", dense("Tanh", 5, 8, 4) + [["Softmax", 4]], "CrossEntropy", "AdamW", seed=6),
    case("binary cross-entropy on a sigmoid", [["Dense", 3, 6, "Tanh"], ["Dense", 6, 2, "Sigmoid"]], "BinaryCrossEntropy", "Adam", seed=7),
    case("batch norm",
         [["Dense", 3, 6, None], ["BatchNorm", 6], ["Activation", "ReLU"],
          ["Dense", 6, 5, "Tanh"], ["BatchNorm", 5], ["Dense", 5, 3, None]],
         "SoftmaxCrossEntropy", "Momentum", seed=8),
    case("layer norm",
         [["Dense", 3, 6, None], ["LayerNorm", 6], ["Activation", "GELU"],
          ["Dense", 6, 5, "Tanh"], ["LayerNorm", 5], ["Dense", 5, 2, None]],
         "SquaredError", "Adam", seed=9),
    case("SGD with decay", dense("Tanh", 3, 5, 2), "SquaredError", "Sgd", decay=0.1, seed=10),
    case("momentum with decay", dense("Tanh", 3, 5, 2), "SquaredError", "Momentum", decay=0.1, seed=11),
    case("Nesterov with decay", dense("Tanh", 3, 5, 2), "SquaredError", "Nesterov", decay=0.1, seed=12),
    case("RMSProp with decay", dense("Tanh", 3, 5, 2), "SquaredError", "RmsProp", decay=0.1, seed=13),
    case("Adam with decay", dense("Tanh", 3, 5, 2), "SquaredError", "Adam", decay=0.1, seed=14),
    case("AdamW with decay", dense("Tanh", 3, 5, 2), "SquaredError", "AdamW", decay=0.1, seed=15),
    case("clipping by value", dense("Tanh", 3, 5, 2), "SquaredError", "Sgd", clip=["Value", 0.05], seed=16),
    case("clipping by norm", dense("Tanh", 3, 5, 2), "SquaredError", "Sgd", clip=["Norm", 0.2], seed=17),
    case("clipping by global norm", dense("Tanh", 3, 5, 2), "SquaredError", "Adam", clip=["GlobalNorm", 0.5], seed=18),
    case("clipping within the limit", dense("Tanh", 3, 5, 2), "SquaredError", "Sgd", clip=["GlobalNorm", 100.0], seed=19),
]
schedules = {
    "Step": schedule(lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5)),
    "Exponential": schedule(lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9)),
    "Cosine": schedule(lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 10, 0.1)),
    "WarmUp": schedule(lambda o: torch.optim.lr_scheduler.LinearLR(o, 0.1, 1.0, 4)),
}
gains = {
    "Linear": nn.init.calculate_gain("linear"), "Sigmoid": nn.init.calculate_gain("sigmoid"), "Tanh": nn.init.calculate_gain("tanh"),
    "ReLU": nn.init.calculate_gain("relu"), "LeakyReLU": nn.init.calculate_gain("leaky_relu", 0.01), "SELU": nn.init.calculate_gain("selu"),
}
values = {"torch": torch.__version__, "python": platform.python_version(), "schedules": schedules, "gains": gains}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch_values.json"), "w") as out:
    out.write(json.dumps(values)[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(each) for each in cases) + "\n]}\n")
