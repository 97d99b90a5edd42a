"""A network with 216^3 = 10,077,696 regions in the unit cube: each coordinate is folded into 2, 3, 2, 3, 2, 3 pieces."""

import json
import sys

COORDINATES = 3
FOLDS = sys.argv[1] if len(sys.argv) > 1 else "232323"
BREAKS = {"2": [0, -0.5], "3": [0, -0.25, -0.75]}
SLOPES = {"2": [2, -4], "3": [4, -6, 6]}


def rows(before, offsets):
    width = len(before)
    weights = []
    for q in range(COORDINATES):
        for _ in offsets:
            row = [0] * (COORDINATES * width)
            row[q * width : (q + 1) * width] = before
            weights.append(row)
    return weights


layers = []
before = [1]
for fold in FOLDS:
    offsets = BREAKS[fold]
    layers.append(
        {
            "kind": "dense",
            "units": COORDINATES * len(offsets),
            "weights": rows(before, offsets),
            "biases": offsets * COORDINATES,
        }
    )
    layers.append({"kind": "relu"})
    before = SLOPES[fold]
layers.append({"kind": "dense", "units": COORDINATES, "weights": rows(before, [0])})
json.dump(
    {
        "format": "faltung-model",
        "version": 1,
        "input": {"kind": "vector", "channels": COORDINATES},
        "layers": layers,
    },
    sys.stdout,
)
