"""The network: looked-up features, a gated window of three words, bidirectional gated recurrences, four small heads."""
import numpy as np
import torch
import torch.nn as nn

import features
import kernels

TABLES = (("word", features.WORDS, 48), ("suffix", features.SUFFIXES, 24), ("prefix", features.PREFIXES, 16), ("shape", features.SHAPES, 8),
          ("spelling", features.SPELLINGS, 16), ("pair", features.PAIRS, 16))
HEADS = (("mark", 16), ("case", 4), ("quote", 4), ("inside", 5))
OUTPUTS = sum(n for _, n in HEADS)


class Network(nn.Module):
    def __init__(self, width=128, channels=128, layers=3, hidden=96):
        super().__init__()
        self.size = dict(width=width, channels=channels, layers=layers, hidden=hidden)
        self.tables = nn.ParameterList([nn.Parameter(torch.randn(rows, w) * (0.05 if name == "pair" else 0.1)) for name, rows, w in TABLES])
        inputs = sum(w for _, _, w in TABLES) + TABLES[-1][2]
        self.enter = nn.Linear(inputs, width)
        self.window_norm = nn.LayerNorm(width)
        self.window = nn.Linear(3 * width, 2 * width)
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in range(layers)])
        self.ups = nn.ModuleList([nn.Linear(width, 6 * channels) for _ in range(layers)])
        self.downs = nn.ModuleList([nn.Linear(2 * channels, width) for _ in range(layers)])
        self.last_norm = nn.LayerNorm(width)
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(hidden, OUTPUTS)
        with torch.no_grad():
            for up in self.ups:  # forgetting spread over time scales
                up.bias[2 * channels:4 * channels].copy_(torch.linspace(-1, 4, channels).repeat(2))

    def forward(self, ids, seed=0, drop=0.0):
        """ids: contiguous int32 tensors [B, T]: word, suffix, prefix, shape, spelling, pair with the next, pair with the last."""
        lin = lambda layer, x: kernels.linear(x, layer.weight, layer.bias)
        nrm = lambda layer, x: kernels.norm(x, layer.weight, layer.bias)
        x = kernels.lookup([*self.tables, self.tables[-1]], ids, seed, drop)
        x = lin(self.enter, x).float()
        x = kernels.gate(x, lin(self.window, kernels.window(nrm(self.window_norm, x))))
        for norm, up, down in zip(self.norms, self.ups, self.downs):
            x = kernels.add(x, lin(down, kernels.recurrence(lin(up, nrm(norm, x)))))
        x = kernels.smooth(lin(self.hidden, nrm(self.last_norm, x)), seed, drop)
        return lin(self.out, x).float()


def batch_ids(static, ids, rng=None, word_dropout=0.0):
    """ids [B, T+2] word-list numbers with one word of context at either side -> the seven id tensors [B, T]."""
    number, suffix, prefix, shape, spelling = static[:, ids]
    if word_dropout:
        number = np.where(rng.random(number.shape) < word_dropout, 0, number)
    pairs = features.pair(features.pair_key(number[:, :-1], shape[:, :-1]), features.pair_key(number[:, 1:], shape[:, 1:]))
    middle = [x[:, 1:-1] for x in (number, suffix, prefix, shape, spelling)]
    return [torch.from_numpy(np.ascontiguousarray(x, dtype=np.int32)) for x in (*middle, pairs[:, 1:], pairs[:, :-1])]
