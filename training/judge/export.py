"""The model file that `src/judge/model.rs` reads."""

import struct

import numpy as np

from tokens import STEPS

VERSION = 3


def forest(model):
    """The layout is told in `src/judge/trees.rs`."""
    trees = [tree(info["tree_structure"]) for info in model.dump_model()["tree_info"]]
    return struct.pack("<If", len(trees), 0.0) + b"".join(trees)


def tree(root):
    nodes, leaves, stack = [], [], [(root, None, None)]
    while stack:
        node, parent, side = stack.pop()
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            here = -len(leaves)
        else:
            here = len(nodes)
            nodes.append([node["split_feature"], at_most(node["threshold"]), 0, 0])
            stack += [(node["right_child"], here, 3), (node["left_child"], here, 2)]
        if parent is not None:
            nodes[parent][side] = here
    packed = b"".join(struct.pack("<Hfhh", *node) for node in nodes)
    return struct.pack("<H", len(nodes)) + packed + struct.pack(f"<{len(leaves)}f", *leaves)


def at_most(threshold):
    """The greatest `f32` that is no greater: features are `f32`, LightGBM's thresholds are not."""
    rounded = np.float32(threshold)
    return float(np.nextafter(rounded, np.float32(-np.inf)) if rounded > threshold else rounded)


def write(path, recipe, table, model, net=b""):
    """The token table, the forest, and the net where there is one."""
    header = b"CDJL" + bytes([VERSION, len(recipe)]) + recipe.encode()
    tokens = np.round(table * STEPS).astype(np.int8).tobytes()
    with open(path, "wb") as file:
        file.write(header + tokens + forest(model) + bytes([bool(net)]) + net)
