"""The operations of the network that dominate training on a processor: in C where a compiler is found, else in PyTorch."""
import ctypes
import os
import subprocess
import tempfile

import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))


def load():
    if os.environ.get("RESTORE_KERNELS") == "torch":
        return None
    target = os.path.join(tempfile.gettempdir(), f"restore_kernels_{int(os.path.getmtime(HERE + '/kernels.c'))}.so")
    if not os.path.exists(target):
        flags = ["-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512", "-shared", "-fPIC"]
        try:
            subprocess.run(["cc", *flags, HERE + "/kernels.c", "-o", target + ".new", "-lm"], check=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        os.rename(target + ".new", target)
    return ctypes.CDLL(target)


C = load()


def ptr(t):
    return ctypes.c_void_p(t.data_ptr())


def longs(*n):
    return [ctypes.c_long(k) for k in n]


class Recurrence(torch.autograd.Function):
    @staticmethod
    def forward(ctx, y):
        b, t, w = y.shape
        c = torch.empty(b, t, w // 3)
        out = torch.empty(b, t, w // 3, dtype=torch.bfloat16)
        C.recurrence_forward(ptr(y), ptr(c), ptr(out), *longs(b, t, w // 6))
        ctx.save_for_backward(y, c)
        return out

    @staticmethod
    def backward(ctx, dout):
        y, c = ctx.saved_tensors
        b, t, w = y.shape
        dout = dout.contiguous()
        dy = torch.empty_like(y)
        C.recurrence_backward(ptr(y), ptr(c), ptr(dout), ptr(dy), *longs(b, t, w // 6))
        return dy


def recurrence(y):
    if C is not None:
        return Recurrence.apply(y)
    h = y.shape[-1] // 6
    z, f, o = torch.tanh(y[..., :2 * h].float()), torch.sigmoid(y[..., 2 * h:4 * h].float()), torch.sigmoid(y[..., 4 * h:].float())
    states = []
    for rev, part in ((False, slice(0, h)), (True, slice(h, 2 * h))):
        s, out = torch.zeros(y.shape[0], h), [None] * y.shape[1]
        for t in (reversed(range(y.shape[1])) if rev else range(y.shape[1])):
            s = z[:, t, part] + f[:, t, part] * (s - z[:, t, part])
            out[t] = s
        states.append(torch.stack(out, 1))
    return (torch.cat(states, -1) * o).to(y.dtype)


class Norm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, gamma, beta):
        d = x.shape[-1]
        n = x.numel() // d
        out = torch.empty(x.shape, dtype=torch.bfloat16)
        stat = torch.empty(n, 2)
        C.norm_forward(ptr(x), ptr(gamma), ptr(beta), ptr(out), ptr(stat), *longs(n, d))
        ctx.save_for_backward(x, gamma, stat)
        return out

    @staticmethod
    def backward(ctx, dout):
        x, gamma, stat = ctx.saved_tensors
        dout = dout.contiguous()
        dx, dg, db = torch.empty_like(x), torch.empty_like(gamma), torch.empty_like(gamma)
        C.norm_backward(ptr(x), ptr(gamma), ptr(stat), ptr(dout), ptr(dx), ptr(dg), ptr(db), *longs(stat.shape[0], x.shape[-1]))
        return dx, dg, db


def norm(x, gamma, beta):
    if C is not None:
        return Norm.apply(x.contiguous(), gamma, beta)
    return F.layer_norm(x, x.shape[-1:], gamma, beta).bfloat16()


class Gate(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y):
        d = x.shape[-1]
        out = torch.empty_like(x)
        C.gate_forward(ptr(x), ptr(y), ptr(out), *longs(x.numel() // d, d))
        ctx.save_for_backward(y)
        return out

    @staticmethod
    def backward(ctx, dout):
        (y,) = ctx.saved_tensors
        dout = dout.contiguous()
        dy = torch.empty_like(y)
        d = dout.shape[-1]
        C.gate_backward(ptr(y), ptr(dout), ptr(dy), *longs(dout.numel() // d, d))
        return dout, dy


def gate(x, y):
    if C is not None:
        return Gate.apply(x.contiguous(), y.contiguous())
    v, g = y.float().chunk(2, -1)
    return x + v * torch.sigmoid(g)


class Window(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        b, t, d = x.shape
        out = torch.empty(b, t, 3 * d, dtype=torch.bfloat16)
        C.window_forward(ptr(x), ptr(out), *longs(b, t, d))
        return out

    @staticmethod
    def backward(ctx, dout):
        dout = dout.contiguous()
        b, t, d = dout.shape
        dx = torch.empty(b, t, d // 3, dtype=torch.bfloat16)
        C.window_backward(ptr(dout), ptr(dx), *longs(b, t, d // 3))
        return dx


def window(x):
    if C is not None:
        return Window.apply(x.contiguous())
    return torch.cat([F.pad(x[:, :-1], (0, 0, 1, 0)), x, F.pad(x[:, 1:], (0, 0, 0, 1))], -1)


class Linear(torch.autograd.Function):
    """A dense layer in bfloat16; the gradients of weight and bias go straight into .grad."""

    @staticmethod
    def forward(ctx, x, weight, bias, half):
        shape = x.shape
        x = x.reshape(-1, shape[-1])
        ctx.save_for_backward(x, half)
        ctx.rest = weight, bias, shape
        return torch.addmm(bias.to(torch.bfloat16), x, half.t()).view(*shape[:-1], -1)

    @staticmethod
    def backward(ctx, dout):
        x, half = ctx.saved_tensors
        weight, bias, shape = ctx.rest
        dout = dout.reshape(-1, dout.shape[-1]).contiguous()
        weight.grad.add_(torch.mm(dout.t(), x))
        C.column_sums(ptr(dout), ptr(bias.grad), *longs(*dout.shape))
        return torch.mm(dout, half).view(shape), None, None, None


def linear(x, weight, bias):
    if C is not None and torch.is_grad_enabled():
        return Linear.apply(x, weight, bias, weight.detach().to(torch.bfloat16))
    return F.linear(x, weight.bfloat16(), bias.bfloat16())


class Add(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y):
        out = torch.empty_like(x)
        C.add_forward(ptr(x), ptr(y), ptr(out), ctypes.c_long(x.numel()))
        return out

    @staticmethod
    def backward(ctx, dout):
        dout = dout.contiguous()
        half = torch.empty(dout.shape, dtype=torch.bfloat16)
        C.to_half(ptr(dout), ptr(half), ctypes.c_long(dout.numel()))
        return dout, half


def add(x, y):
    if C is not None:
        return Add.apply(x.contiguous(), y.contiguous())
    return x + y


class Smooth(torch.autograd.Function):
    """x sigmoid(1.702 x), the cheap form of GELU, a share of the values dropped."""

    @staticmethod
    def forward(ctx, x, seed, drop):
        out = torch.empty_like(x)
        ctx.rest = ctypes.c_long(x.numel()), ctypes.c_uint32(seed), ctypes.c_uint32(int(drop * 2**32)), ctypes.c_float(1 / (1 - drop))
        C.smooth_forward(ptr(x), ptr(out), *ctx.rest)
        ctx.save_for_backward(x)
        return out

    @staticmethod
    def backward(ctx, dout):
        (x,) = ctx.saved_tensors
        dout = dout.contiguous()
        dx = torch.empty_like(x)
        C.smooth_backward(ptr(x), ptr(dout), ptr(dx), *ctx.rest)
        return dx, None, None


def smooth(x, seed, drop):
    if C is not None:
        return Smooth.apply(x.contiguous(), seed * 7 + 1 & 0xFFFFFFFF, drop)
    return F.dropout(x * torch.sigmoid(1.702 * x), drop, drop > 0)


class Lookup(torch.autograd.Function):
    """Several tables looked up and set side by side, a share of the values dropped. Gradients go straight into table.grad."""

    @staticmethod
    def forward(ctx, anchor, tables, ids, seed, drop):
        b, t = ids[0].shape
        total = sum(w.shape[1] for w in tables)
        out = torch.empty(b, t, total, dtype=torch.bfloat16)
        threshold, scale = ctypes.c_uint32(int(drop * 2**32)), ctypes.c_float(1 / (1 - drop))
        at = 0
        for w, i in zip(tables, ids):
            C.lookup_forward(ptr(w), ptr(i), ptr(out), *longs(b * t, w.shape[1], at, total), ctypes.c_uint32(seed), threshold, scale)
            at += w.shape[1]
        ctx.rest = tables, ids, seed, threshold, scale, total
        return out

    @staticmethod
    def backward(ctx, dout):
        tables, ids, seed, threshold, scale, total = ctx.rest
        dout = dout.contiguous()
        at = 0
        for w, i in zip(tables, ids):
            C.lookup_backward(ptr(w.grad), ptr(i), ptr(dout), *longs(i.numel(), w.shape[1], at, total), ctypes.c_uint32(seed), threshold, scale)
            at += w.shape[1]
        return (None,) * 5


def lookup(tables, ids, seed, drop):
    """`ids` are contiguous int32 [B, T]; in the C version every table needs an allocated .grad while training."""
    if C is not None:
        anchor = torch.zeros(1, requires_grad=torch.is_grad_enabled())
        return Lookup.apply(anchor, tables, ids, seed & 0xFFFFFFFF, drop)
    x = torch.cat([F.embedding(i.long(), w) for w, i in zip(tables, ids)], -1)
    return F.dropout(x, drop, drop > 0).bfloat16()


class Adam:
    """AdamW over groups of (parameters, rate factor, decay), clipped to a gradient norm of one."""

    def __init__(self, groups, b1=0.9, b2=0.98):
        self.groups, self.b1, self.b2, self.steps = groups, b1, b2, 0
        self.state = [[(torch.zeros_like(p), torch.zeros_like(p)) for p in ps] for ps, _, _ in groups]
        for ps, _, _ in groups:
            for p in ps:
                p.grad = torch.zeros_like(p)

    def step(self, rate):
        self.steps += 1
        flat = [p for ps, _, _ in self.groups for p in ps]
        if C is not None:
            C.squares.restype = ctypes.c_double
            total = sum(C.squares(ptr(p.grad), ctypes.c_long(p.numel())) for p in flat)
        else:
            total = sum(float((p.grad.double() ** 2).sum()) for p in flat)
        clip = min(1.0, 1.0 / (total ** 0.5 + 1e-6))
        c1, c2 = 1 / (1 - self.b1 ** self.steps), 1 / (1 - self.b2 ** self.steps)
        for (ps, factor, decay), states in zip(self.groups, self.state):
            for p, (m, v) in zip(ps, states):
                if C is not None:
                    f = [ctypes.c_float(x) for x in (rate * factor, self.b1, self.b2, c1, c2, decay, clip)]
                    C.adam(ptr(p.data), ptr(p.grad), ptr(m), ptr(v), ctypes.c_long(p.numel()), *f)
                else:
                    g = p.grad * clip
                    m.mul_(self.b1).add_(g, alpha=1 - self.b1)
                    v.mul_(self.b2).addcmul_(g, g, value=1 - self.b2)
                    with torch.no_grad():
                        p.sub_(rate * factor * (m * c1 / ((v * c2).sqrt() + 1e-8) + decay * p))
                    p.grad.zero_()
        return total ** 0.5
