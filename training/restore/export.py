"""A checkpoint to the weights file of the package: python export.py CHECKPOINT.pt LEXICON.npz OUT.bin [--data-hash HEX]

Tables go to 4 bits with a scale a row, dense weights to 6 bits with a scale an output; both scales are searched for the least squared
error. The layout is described in src/restore/format.rs.
"""
import argparse
import struct

import numpy as np
import torch

import features
import network

MAGIC = b"copydesk restore"
VERSION = 1
STEPS = np.exp2(np.arange(256) / 16 - 14).astype(np.float32)


def fnv1a64(data):
    """64-bit FNV-1a over little-endian 8-byte words of the data (zero-padded): fast enough everywhere."""
    h = 0xCBF29CE484222325
    data = data + b"\0" * (-len(data) % 8)
    for (word,) in struct.iter_unpack("<Q", data):
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def quantise(rows, limit, scales=None):
    """Integers of -limit to limit and a scale a row."""
    largest = np.abs(rows).max(1, keepdims=True) + 1e-12
    best = best_error = None
    for share in np.arange(0.5, 1.01, 0.05):
        scale = largest * share / limit
        if scales is not None:
            index = np.clip(np.searchsorted(scales, scale), 0, len(scales) - 1)
            scale = scales[index]
        q = np.clip(np.round(rows / scale), -limit, limit)
        error = ((q * scale - rows) ** 2).sum(1, keepdims=True)
        if best is None:
            best, best_scale, best_error = q, scale, error
        better = error < best_error
        best, best_scale, best_error = np.where(better, q, best), np.where(better, scale, best_scale), np.minimum(error, best_error)
    return best.astype(np.int8), best_scale[:, 0].astype(np.float32)


def front_coded(words):
    out, last = bytearray(), b""
    for w in words:
        w = w.encode()
        shared = 0
        while shared < min(len(w), len(last), 255) and w[shared] == last[shared]:
            shared += 1
        out += bytes([shared, len(w) - shared]) + w[shared:]
        last = w
    return bytes(out)


def six_bits(q):
    """Values of -31 to 31, four in three bytes."""
    u = (q.astype(np.int32).reshape(-1, 4) + 32).astype(np.uint32)
    word = u[:, 0] | u[:, 1] << 6 | u[:, 2] << 12 | u[:, 3] << 18
    return np.stack([word & 255, word >> 8 & 255, word >> 16 & 255], 1).astype(np.uint8).tobytes()


def levels(counts):
    """Two bits each for lower, Title, UPPER, miXed: 0 never, 1 rare, 2 common, 3 most."""
    total = counts.sum(1, keepdims=True)
    share = counts / np.maximum(total, 1)
    level = (share >= .004).astype(np.int64) + (share >= .05) + (share >= .5)
    level = np.where(total < 3, 2, level)  # too few to say
    return (level << np.array([0, 2, 4, 6])).sum(1).astype(np.uint8)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint")
    ap.add_argument("lexicon")
    ap.add_argument("out")
    ap.add_argument("--data-hash", default="")
    ap.add_argument("--float-out", help="also the dequantised network as a checkpoint, to measure what quantising loses")
    o = ap.parse_args()
    saved = torch.load(o.checkpoint, weights_only=False)
    model = network.Network(**saved["size"])
    model.load_state_dict(saved["model"])
    words = saved["words"]
    payload = bytearray()
    size = saved["size"]
    payload += struct.pack("<4I", size["width"], size["channels"], size["layers"], size["hidden"])

    order = sorted(range(len(words)), key=lambda k: words[k].encode())
    coded = front_coded([words[k] for k in order])
    payload += struct.pack("<2I", len(words), len(coded)) + coded
    payload += np.array([k + 1 for k in order], np.uint16).tobytes()

    lexicon = np.load(o.lexicon)
    text = lambda name: lexicon[name].tobytes().decode().split("\n")
    known = {w: k for k, w in enumerate(text("words"))}
    counts = lexicon["counts"]
    rows = np.array([counts[known[w]] if w in known else np.zeros(4, np.int64) for w in words])
    payload += levels(rows).tobytes()
    forms = [f for f, n in zip(text("forms"), lexicon["form_counts"]) if n >= 5 and counts[known[f.lower()]][3] >= .25 * counts[known[f.lower()]].sum()
             ] if len(lexicon["forms"]) else []
    text = "\n".join(sorted(forms)).encode()
    payload += struct.pack("<I", len(text)) + text

    payload += STEPS.tobytes()
    for table in model.tables:
        rows = table.detach().numpy()
        q, scale = quantise(rows, 7, STEPS)
        payload += np.searchsorted(STEPS, scale).astype(np.uint8).tobytes()
        u = (q + 8).astype(np.uint8)
        payload += (u[:, ::2] | u[:, 1::2] << 4).tobytes()
        table.data = torch.from_numpy((q * scale[:, None]).astype(np.float32))

    def norm(layer):
        nonlocal payload
        payload += layer.weight.detach().numpy().astype(np.float32).tobytes() + layer.bias.detach().numpy().astype(np.float32).tobytes()

    def dense(layer):
        nonlocal payload
        weight, bias = layer.weight.detach().numpy(), layer.bias.detach().numpy()
        q, scale = quantise(weight, 31)
        layer.weight.data = torch.from_numpy((q * scale[:, None]).astype(np.float32))
        spare = -len(q) % 16
        q = np.concatenate([q, np.zeros((spare, q.shape[1]), np.int8)])
        scale, bias = np.append(scale, np.zeros(spare)), np.append(bias, np.zeros(spare))
        payload += six_bits(q) + scale.astype(np.float32).tobytes() + bias.astype(np.float32).tobytes()

    dense(model.enter)
    norm(model.window_norm)
    dense(model.window)
    for layer_norm, up, down in zip(model.norms, model.ups, model.downs):
        norm(layer_norm)
        dense(up)
        dense(down)
    norm(model.last_norm)
    dense(model.hidden)
    dense(model.out)

    options = saved["options"]
    header = "\n".join(f"{k} {v}" for k, v in dict(
        recipe=f"training/restore seed {options['seed']} rate {options['rate']} batch {options['batch']}x{options['length']}",
        words_seen=saved["seen"], data=o.data_hash or "unknown", language="en").items()).encode()
    payload = bytes(payload)
    with open(o.out, "wb") as f:
        f.write(MAGIC + struct.pack("<2I", VERSION, len(header)) + header + struct.pack("<2Q", len(payload), fnv1a64(payload)) + payload)
    print(f"{o.out}: {len(payload)} bytes, vocabulary {len(coded) + 2 * len(words)}, mixed forms {len(forms)}")
    if o.float_out:
        torch.save(dict(saved, model=model.state_dict()), o.float_out)


if __name__ == "__main__":
    main()
