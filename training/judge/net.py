"""The net of lines: hashed tokens and features of each line, three dilated convolutions over the
lines of a document, and the document's mean. `src/judge/net.rs` runs it in small integers.

It is trained on real documents and on mixed ones (`mixing.py`), news more often than blogs. Some
documents have their tokens scrambled, so that it reads other languages by all the rest.
"""

import math
import struct
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)

BUCKETS, EMBEDDING, REASONS, REASON_WIDTH = 1 << 15, 16, 32, 8
CHANNELS, HIDDEN, DILATIONS = 64, 32, (1, 2, 4)
# Columns of `src/judge/features` that the net does not get: numbers of reasons, what the token
# table says, and the neighbours, which the convolutions see.
LEFT_OUT = {38, 45, *range(46, 50), *range(79, 111), 121, 123, 125, 127, 128, 132, 133, 135}
COLUMNS = [column for column in range(136) if column not in LEFT_OUT]
# The column of the finding's reason; those of words that a language has, and of capitals.
REASON, WORDS_OF_LANGUAGE, CAPITALS = 38, (10, 11, 12, 13, 77), (2, 3, 14, 112)
INPUTS = -(-(EMBEDDING + REASON_WIDTH + len(COLUMNS)) // 8) * 8
# What weights and activations have of steps on each side of nought, as in `src/dense`.
WEIGHT_STEPS, ACTIVATION_STEPS = 31, 127
LIMIT = 4.0

EPOCHS, RATE, WARM, BATCH_LINES, WINDOW = 16, 3e-3, 60, 3000, 200
# The share of an epoch's blogs among all, of dumps, and of scrambled documents; of tokens dropped.
BLOGS, DUMPS, SCRAMBLED, DROPPED = 0.125, 0.5, 0.25, 0.15
# From this share of the training on weights and activations are rounded as they will be.
ROUNDED_FROM = 0.55


def squashed(features):
    """Logarithms to base two of one and more, straight between powers of two: the same on every machine."""
    columns = features[:, COLUMNS].astype(np.float32)
    bits = (np.abs(columns) + np.float32(1)).view(np.int32) - 0x3F800000
    return np.sign(columns) * bits.astype(np.float32) / np.float32(1 << 23)


def rounded(x, steps, dim=1):
    """Rounded to so many steps on each side of nought, as far as the largest of a row; straight through for gradients."""
    scale = x.detach().abs().amax(dim, keepdim=True).clamp_min(1e-9) / steps
    return x + ((x / scale).round() * scale - x).detach()


class Dense(torch.nn.Linear):
    is_rounded = False

    def forward(self, x):
        if not self.is_rounded:
            return super().forward(x)
        return F.linear(rounded(x, ACTIVATION_STEPS), rounded(self.weight, WEIGHT_STEPS), self.bias)


class Net(torch.nn.Module):
    def __init__(self, mean, deviation):
        super().__init__()
        self.tokens = torch.nn.EmbeddingBag(BUCKETS, EMBEDDING, mode="mean", sparse=True)
        # A token that was never seen says next to nothing.
        torch.nn.init.normal_(self.tokens.weight, 0, 0.01)
        self.reasons = torch.nn.Embedding(REASONS, REASON_WIDTH)
        self.enter = Dense(INPUTS, CHANNELS)
        self.document = Dense(CHANNELS, CHANNELS)
        self.convolutions = torch.nn.ModuleList(Dense(3 * CHANNELS, CHANNELS) for _ in DILATIONS)
        self.hidden = Dense(2 * CHANNELS, HIDDEN)
        self.out = torch.nn.Linear(HIDDEN, 1)
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("factor", torch.from_numpy(1 / deviation))

    def forward(self, batch):
        numbers = ((batch.numbers - self.mean) * self.factor).clamp(-LIMIT, LIMIT)
        tokens = self.tokens(batch.tokens, batch.offsets) * batch.has_tokens[:, None]
        count = len(numbers)
        row = torch.cat([tokens, self.reasons(batch.reasons), numbers, torch.zeros(count, INPUTS - EMBEDDING - REASON_WIDTH - len(COLUMNS))], 1)
        own = self.drop(F.relu(self.enter(row)))
        sums = torch.zeros(batch.documents, CHANNELS).index_add(0, batch.document, own)
        said = F.relu(self.document(sums / batch.lengths[:, None]))
        state = own + said[batch.document]
        nought = torch.zeros(1, CHANNELS)
        for convolution, distance in zip(self.convolutions, DILATIONS):
            padded = torch.cat([state, nought])
            above, below = batch.beside(distance)
            state = state + F.relu(convolution(torch.cat([padded[above], state, padded[below]], 1)))
        both = self.drop(torch.cat([own, state], 1))
        return self.out(F.relu(self.hidden(both))).squeeze(1)

    def drop(self, x):
        return F.dropout(x, 0.1, self.training)

    def round(self, is_rounded):
        for layer in (self.enter, self.document, *self.convolutions, self.hidden):
            layer.is_rounded = is_rounded


class Batch:
    """Stretches of documents, as the net takes them."""

    def __init__(self, data, spans, draw=None):
        lengths = np.array([end - start for start, end in spans])
        self.rows = np.concatenate([np.arange(start, end) for start, end in spans])
        numbers, reasons, tokens, counts = data.numbers[self.rows], data.reasons[self.rows], [], data.counts[self.rows]
        has_tokens, at = np.ones(len(self.rows), np.float32), 0
        for start, end in spans:
            here = slice(at, at + end - start)
            said = data.tokens[data.offsets[start] : data.offsets[end]]
            if draw is not None and draw.random() < SCRAMBLED:
                said = scramble(draw, said, numbers[here], reasons[here])
            tokens.append(said)
            at = here.stop
        tokens = np.concatenate(tokens)
        if draw is not None:
            stays = draw.random(len(tokens)) >= DROPPED
            counts = np.add.reduceat(np.r_[stays, False].astype(np.int64), np.r_[0, np.cumsum(counts)[:-1]]) * (counts > 0)
            tokens = tokens[stays]
            has_tokens[draw.random(len(has_tokens)) < 0.05] = 0
        self.numbers, self.reasons = torch.from_numpy(numbers), torch.from_numpy(reasons)
        self.tokens, self.offsets = torch.from_numpy(tokens), torch.from_numpy(np.r_[0, np.cumsum(counts)[:-1]])
        self.has_tokens = torch.from_numpy(has_tokens)
        self.documents, self.lengths = len(spans), torch.from_numpy(lengths.astype(np.float32))
        self.document = torch.from_numpy(np.repeat(np.arange(len(spans)), lengths))

    def beside(self, distance):
        """The rows so far above and below in the same document; the row after the last where there are none."""
        count = len(self.document)
        at, none = torch.arange(count), torch.tensor(count)
        sides = []
        for there in (at - distance, at + distance):
            inside = (there >= 0) & (there < count)
            same = inside & (self.document[there.clamp(0, count - 1)] == self.document)
            sides.append(torch.where(same, there, none))
        return sides


def scramble(draw, tokens, numbers, reasons):
    """Other tokens in place of a document's, and often nothing of its function words, capitals or findings."""
    tokens = (tokens * (2 * draw.integers(0, BUCKETS // 2) + 1) + draw.integers(0, BUCKETS)) % BUCKETS
    if draw.random() < 0.7:
        numbers[:, [COLUMNS.index(column) for column in WORDS_OF_LANGUAGE]] = 0
    if draw.random() < 0.2:
        numbers[:, [COLUMNS.index(column) for column in CAPITALS]] = 0
    if draw.random() < 0.5:
        reasons[:] = 0
    return tokens


class Data:
    """All lines of some documents; `words` is nought where a label is not to be learned from."""

    def __init__(self, *parts):
        """Each part is lines, and which of them are doubted."""
        self.numbers = np.concatenate([squashed(lines.features) for lines, _ in parts])
        self.reasons = np.concatenate([lines.features[:, REASON].astype(np.int64) + 1 for lines, _ in parts])
        self.tokens = np.concatenate([lines.tokens for lines, _ in parts])
        self.counts = np.concatenate([lines.token_counts for lines, _ in parts])
        self.offsets = np.r_[0, np.cumsum(self.counts)]
        self.label = np.concatenate([lines.label for lines, _ in parts]).astype(np.float32)
        words = np.concatenate([np.where(doubted, 0, lines.words) for lines, doubted in parts])
        self.weight = np.where(words > 0, np.minimum(words, 60) ** 0.75 + 1, 0).astype(np.float32)
        self.documents, start = [], 0
        for lines, _ in parts:
            ends = start + np.searchsorted(lines.page, np.arange(len(lines.pages) + 1))
            for number, page in enumerate(lines.pages):
                name = lines.names[lines.set_of_page[number]]
                if ends[number + 1] > ends[number]:
                    self.documents.append((name, int(lines.source_of_page[number]), page["render"], int(ends[number]), int(ends[number + 1])))
            start += len(lines.page)


def epoch(data, draw):
    """Stretches of an epoch: two extracts a page, half of the dumps, an eighth of the blogs, and as many mixed lines."""
    by_page, mixed, spans = {}, [], []
    for name, page, render, start, end in data.documents:
        if render == "mixed":
            mixed.append((start, end))
        else:
            by_page.setdefault((name.split("-")[0], page), {}).setdefault(render == "dump", []).append((start, end))
    for (name, _), renders in by_page.items():
        if name == "wcxb" and draw.random() >= BLOGS:
            continue
        extracts = renders.get(False, [])
        chosen = [extracts[at] for at in draw.permutation(len(extracts))[:2]]
        spans += chosen + (renders.get(True, []) if draw.random() < DUMPS else [])
    cut = [part for span in spans for part in windows(span, draw)]
    lines, added = sum(end - start for start, end in cut), 0
    for at in draw.permutation(len(mixed)):
        if added >= lines:
            break
        parts = windows(mixed[at], draw)
        cut += parts
        added += sum(end - start for start, end in parts)
    return batches([cut[at] for at in draw.permutation(len(cut))])


def windows(span, draw):
    start, end = span
    if end - start <= WINDOW:
        return [span]
    firsts = draw.integers(start, end - WINDOW + 1, min(3, (end - start) // WINDOW))
    return [(int(first), int(first) + WINDOW) for first in firsts]


def batches(spans):
    part, lines = [], 0
    for span in spans:
        part.append(span)
        lines += span[1] - span[0]
        if lines >= BATCH_LINES:
            yield part
            part, lines = [], 0
    if part:
        yield part


def train(data, seed=0, epochs=EPOCHS):
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    net = Net(data.numbers.mean(0), data.numbers.std(0) + np.float32(0.05))
    others = [value for name, value in net.named_parameters() if name != "tokens.weight"]
    optimisers = [torch.optim.AdamW(others, lr=RATE, weight_decay=0.02), torch.optim.SparseAdam([net.tokens.weight], lr=RATE)]
    step, steps, started = 0, None, time.monotonic()
    for number in range(epochs):
        parts = list(epoch(data, draw))
        steps = steps or len(parts) * epochs
        loss_sum = weight_sum = 0.0
        for spans in parts:
            net.round(step > ROUNDED_FROM * steps)
            factor = min(1, (step + 1) / WARM) * max(0.01, 0.5 * (1 + math.cos(math.pi * min(1, step / steps))))
            for group in (group for optimiser in optimisers for group in optimiser.param_groups):
                group["lr"] = RATE * factor
            batch = Batch(data, spans, draw)
            label, weight = torch.from_numpy(data.label[batch.rows]), torch.from_numpy(data.weight[batch.rows])
            losses = F.binary_cross_entropy_with_logits(net(batch), label, reduction="none") * weight
            loss = losses.sum() / weight.sum().clamp_min(1)
            for optimiser in optimisers:
                optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(others, 1.0)
            for optimiser in optimisers:
                optimiser.step()
            loss_sum, weight_sum, step = loss_sum + losses.sum().item(), weight_sum + weight.sum().item(), step + 1
        print(f"epoch {number}: loss {loss_sum / weight_sum:.4f}, {len(parts)} batches, {time.monotonic() - started:.0f} s", flush=True)
    net.round(True)
    net.eval()
    return net


@torch.no_grad()
def logits(net, data):
    """What the net says of every line."""
    said = np.zeros(len(data.label), np.float32)
    spans = sorted((document[3:] for document in data.documents), key=lambda span: span[1] - span[0])
    for part in batches(spans):
        batch = Batch(data, part)
        said[batch.rows] = net(batch).numpy()
    return said


def packed(net):
    """The net as `src/judge/net.rs` reads it."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    columns = b"".join(struct.pack("<Hff", *row) for row in zip(COLUMNS, state["mean"], state["factor"]))
    vectors = state["tokens.weight"]
    step = np.abs(vectors).max() / 127
    parts = [struct.pack("<H", len(COLUMNS)), columns, floats(state["reasons.weight"])]
    parts += [struct.pack("<f", step), np.round(vectors / step).astype(np.int8).tobytes()]
    for name in ("enter", "document", *(f"convolutions.{number}" for number in range(len(DILATIONS))), "hidden"):
        weight, bias = state[f"{name}.weight"], state[f"{name}.bias"]
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / WEIGHT_STEPS
        parts += [np.round(weight / scale[:, None]).astype(np.int8).tobytes(), floats(scale), floats(bias)]
    return b"".join([*parts, floats(state["out.weight"]), floats(state["out.bias"])])


def floats(values):
    return np.asarray(values, "<f4").tobytes()
