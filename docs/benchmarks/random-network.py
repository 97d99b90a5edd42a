"""A fully connected network with rectifiers: random-network.py SEED WIDTH WIDTH ..., weights N(0, 1), biases N(0, 1/4), in 1024ths."""

import json
import random
import sys

seed, *widths = map(int, sys.argv[1:])
random.seed(seed)


def draw(deviation, many):
    return [round(random.gauss(0, deviation) * 1024) / 1024 for _ in range(many)]


layers = []
for inputs, units in zip(widths, widths[1:]):
    layers.append(
        {"kind": "dense", "units": units, "weights": draw(1, inputs * units), "biases": draw(0.5, units)}
    )
    layers.append({"kind": "relu"})
layers.pop()
json.dump(
    {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": widths[0]}, "layers": layers},
    sys.stdout,
)
