"""Golden vectors: python golden.py QUANTISED.pt OUT.txt

Features and network outputs of an invented text, from the Python side, for the test that holds the Rust side to it. The checkpoint is
the dequantised one that export.py writes with --float-out.
"""
import argparse

import numpy as np
import torch

import features
import kernels
import network
from labels import PIECE

TEXT = ("the ferry halcyon sank off porto azul on tuesday the harbour master said mr ruiz who owns it won t pay 2 000 of the u s fine "
        "why should i he asked straße kvorðin x1y 2ndmate 12345678901 see also council votes on the pier")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint")
    ap.add_argument("out")
    o = ap.parse_args()
    saved = torch.load(o.checkpoint, weights_only=False)
    model = network.Network(**saved["size"])
    model.load_state_dict(saved["model"])
    known = {w: k + 1 for k, w in enumerate(saved["words"])}
    words = [w for w, _ in PIECE.findall(TEXT)]
    rows = np.array([[known.get(w, 0), features.suffix(w), features.prefix(w), features.shape(w), features.spelling(w)] for w in words],
                    np.int32).T
    static = np.concatenate([np.zeros((5, 1), np.int32), rows, np.zeros((5, 1), np.int32)], 1)
    ids = network.batch_ids(static, np.arange(static.shape[1])[None])
    kernels.C = None
    with torch.no_grad():
        out = model(ids)[0].numpy()
    with open(o.out, "w", encoding="utf8") as f:
        for k, w in enumerate(words):
            numbers = [int(x[0, k]) for x in ids]
            f.write(" ".join([w, *map(str, numbers), *(f"{x:.3f}" for x in out[k])]) + "\n")


if __name__ == "__main__":
    main()
