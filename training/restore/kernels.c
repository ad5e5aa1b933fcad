// The inner loops of training: compiled at first use with the C compiler found (-O3 -march=native), see kernels.py, which holds
// the same operations in plain PyTorch for machines without one.
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <math.h>

typedef uint16_t bf16;

static inline float from_bf16(bf16 x) { union { uint32_t u; float f; } v; v.u = (uint32_t)x << 16; return v.f; }
static inline bf16 to_bf16(float x) {
    union { float f; uint32_t u; } v; v.f = x;
    return (bf16)((v.u + 0x7fff + ((v.u >> 16) & 1)) >> 16);
}

static inline float exp_(float x) { // 2^(x log2 e), cubic-and-a-bit on the fraction
    x = x < -30.f ? -30.f : x > 30.f ? 30.f : x;
    float y = x * 1.44269504f, r = nearbyintf(y), f = y - r;
    float p = 1.f + f * (0.69314718f + f * (0.24022651f + f * (0.05550357f + f * (0.00961813f + f * 0.00133336f))));
    union { uint32_t u; float f; } v; v.u = (uint32_t)((int32_t)r + 127) << 23;
    return p * v.f;
}
static inline float sigmoid_(float x) { return 1.f / (1.f + exp_(-x)); }
static inline float tanh_(float x) { return 2.f / (1.f + exp_(-2.f * x)) - 1.f; }

// y [B,T,6H]: z forward, z backward, f forward, f backward, o forward, o backward. c [B,T,2H] float, out [B,T,2H].
void recurrence_forward(const bf16 *restrict y, float *restrict c, bf16 *restrict out, long B, long T, long H) {
    long W = 6 * H, D = 2 * H;
    for (long b = 0; b < B; b++) for (int rev = 0; rev < 2; rev++) {
        float state[512]; memset(state, 0, sizeof state);
        for (long k = 0; k < T; k++) {
            long t = rev ? T - 1 - k : k;
            const bf16 *z = y + (b * T + t) * W + rev * H, *f = z + D, *o = f + D;
            float *ct = c + (b * T + t) * D + rev * H; bf16 *ot = out + (b * T + t) * D + rev * H;
#pragma GCC ivdep
            for (long h = 0; h < H; h++) {
                float zz = tanh_(from_bf16(z[h])), ff = sigmoid_(from_bf16(f[h])), oo = sigmoid_(from_bf16(o[h]));
                float s = zz + ff * (state[h] - zz);
                state[h] = s; ct[h] = s; ot[h] = to_bf16(s * oo);
            }
        }
    }
}

void recurrence_backward(const bf16 *restrict y, const float *restrict c, const bf16 *restrict dout, bf16 *restrict dy, long B, long T, long H) {
    long W = 6 * H, D = 2 * H;
    static const float zeros[512];
    for (long b = 0; b < B; b++) for (int rev = 0; rev < 2; rev++) {
        float g[512]; memset(g, 0, sizeof g);
        for (long k = T - 1; k >= 0; k--) {
            long t = rev ? T - 1 - k : k, tp = rev ? t + 1 : t - 1;
            const bf16 *z = y + (b * T + t) * W + rev * H, *f = z + D, *o = f + D;
            bf16 *dz = dy + (b * T + t) * W + rev * H, *df = dz + D, *dod = df + D;
            const float *ct = c + (b * T + t) * D + rev * H, *cp = k ? c + (b * T + tp) * D + rev * H : zeros;
            const bf16 *dt = dout + (b * T + t) * D + rev * H;
#pragma GCC ivdep
            for (long h = 0; h < H; h++) {
                float zz = tanh_(from_bf16(z[h])), ff = sigmoid_(from_bf16(f[h])), oo = sigmoid_(from_bf16(o[h]));
                float d = from_bf16(dt[h]), gg = g[h] + d * oo;
                dz[h] = to_bf16(gg * (1.f - ff) * (1.f - zz * zz));
                df[h] = to_bf16(gg * (cp[h] - zz) * ff * (1.f - ff));
                dod[h] = to_bf16(d * ct[h] * oo * (1.f - oo));
                g[h] = gg * ff;
            }
        }
    }
}

// x [N,d] float -> out [N,d] bf16; mean and 1/deviation kept in stat [N,2].
void norm_forward(const float *restrict x, const float *restrict gamma, const float *restrict beta, bf16 *restrict out, float *restrict stat, long N, long d) {
    for (long n = 0; n < N; n++) {
        const float *r = x + n * d; float s = 0, q = 0;
        for (long i = 0; i < d; i++) s += r[i];
        float m = s / d;
        for (long i = 0; i < d; i++) q += (r[i] - m) * (r[i] - m);
        float k = 1.f / sqrtf(q / d + 1e-5f);
        stat[2 * n] = m; stat[2 * n + 1] = k;
        for (long i = 0; i < d; i++) out[n * d + i] = to_bf16((r[i] - m) * k * gamma[i] + beta[i]);
    }
}

void norm_backward(const float *restrict x, const float *restrict gamma, const float *restrict stat, const bf16 *restrict dout, float *restrict dx, float *restrict dgamma, float *restrict dbeta, long N, long d) {
    memset(dgamma, 0, d * sizeof(float)); memset(dbeta, 0, d * sizeof(float));
    for (long n = 0; n < N; n++) {
        const float *r = x + n * d; const bf16 *g = dout + n * d; float m = stat[2 * n], k = stat[2 * n + 1], a = 0, b = 0;
        for (long i = 0; i < d; i++) {
            float h = (r[i] - m) * k, e = from_bf16(g[i]);
            dgamma[i] += e * h; dbeta[i] += e;
            e *= gamma[i]; a += e; b += e * h;
        }
        a /= d; b /= d;
        for (long i = 0; i < d; i++) dx[n * d + i] = k * (from_bf16(g[i]) * gamma[i] - a - (r[i] - m) * k * b);
    }
}

// Residual gated step: x + value * sigmoid(gate), y [N,2d] = value, gate.
void gate_forward(const float *restrict x, const bf16 *restrict y, float *restrict out, long N, long d) {
    for (long n = 0; n < N; n++) for (long i = 0; i < d; i++)
        out[n * d + i] = x[n * d + i] + from_bf16(y[n * 2 * d + i]) * sigmoid_(from_bf16(y[n * 2 * d + d + i]));
}
void gate_backward(const bf16 *restrict y, const float *restrict dout, bf16 *restrict dy, long N, long d) {
    for (long n = 0; n < N; n++) for (long i = 0; i < d; i++) {
        float v = from_bf16(y[n * 2 * d + i]), s = sigmoid_(from_bf16(y[n * 2 * d + d + i])), g = dout[n * d + i];
        dy[n * 2 * d + i] = to_bf16(g * s); dy[n * 2 * d + d + i] = to_bf16(g * v * s * (1.f - s));
    }
}

// Three words side by side: out [B,T,3d] = left neighbour, word, right neighbour (zeros outside).
void window_forward(const bf16 *restrict x, bf16 *restrict out, long B, long T, long d) {
    for (long b = 0; b < B; b++) for (long t = 0; t < T; t++) for (int k = -1; k <= 1; k++) {
        bf16 *o = out + ((b * T + t) * 3 + k + 1) * d; long s = t + k;
        if (s < 0 || s >= T) memset(o, 0, d * sizeof(bf16)); else memcpy(o, x + (b * T + s) * d, d * sizeof(bf16));
    }
}
void window_backward(const bf16 *restrict dout, bf16 *restrict dx, long B, long T, long d) {
    for (long b = 0; b < B; b++) for (long t = 0; t < T; t++) for (long i = 0; i < d; i++) {
        float s = from_bf16(dout[((b * T + t) * 3 + 1) * d + i]);
        if (t + 1 < T) s += from_bf16(dout[((b * T + t + 1) * 3) * d + i]);
        if (t) s += from_bf16(dout[((b * T + t - 1) * 3 + 2) * d + i]);
        dx[(b * T + t) * d + i] = to_bf16(s);
    }
}

static inline uint32_t draw(uint32_t seed, uint32_t n) { // counter-based: the same mask forward and backward
    uint32_t x = n * 0x9E3779B1u ^ seed; x ^= x >> 16; x *= 0x85EBCA6Bu; x ^= x >> 13; x *= 0xC2B2AE35u; return x ^ x >> 16;
}
// rows of one table into columns [at, at+width) of out [N,F]; a share of the values dropped, the rest scaled up
void lookup_forward(const float *restrict table, const int32_t *restrict ids, bf16 *restrict out, long N, long width, long at, long F, uint32_t seed, uint32_t drop, float scale) {
    for (long n = 0; n < N; n++) {
        const float *r = table + (long)ids[n] * width; bf16 *o = out + n * F + at;
        for (long i = 0; i < width; i++) o[i] = draw(seed, n * F + at + i) < drop ? 0 : to_bf16(r[i] * scale);
    }
}
void lookup_backward(float *restrict grad, const int32_t *restrict ids, const bf16 *restrict dout, long N, long width, long at, long F, uint32_t seed, uint32_t drop, float scale) {
    for (long n = 0; n < N; n++) {
        float *r = grad + (long)ids[n] * width; const bf16 *o = dout + n * F + at;
        for (long i = 0; i < width; i++) r[i] += draw(seed, n * F + at + i) < drop ? 0.f : from_bf16(o[i]) * scale;
    }
}

double squares(const float *restrict g, long n) { double total = 0; for (long k = 0; k < n; k += 4096) { float s = 0; for (long i = k; i < n && i < k + 4096; i++) s += g[i] * g[i]; total += s; } return total; }
// AdamW in one pass; the gradient is scaled by clip and cleared.
void adam(float *restrict p, float *restrict g, float *restrict m, float *restrict v, long n, float lr, float b1, float b2, float c1, float c2, float decay, float clip) {
    for (long i = 0; i < n; i++) {
        float x = g[i] * clip; g[i] = 0;
        m[i] = b1 * m[i] + (1 - b1) * x; v[i] = b2 * v[i] + (1 - b2) * x * x;
        p[i] -= lr * (m[i] * c1 / (sqrtf(v[i] * c2) + 1e-8f) + decay * p[i]);
    }
}

void add_forward(const float *restrict x, const bf16 *restrict y, float *restrict out, long n) { for (long i = 0; i < n; i++) out[i] = x[i] + from_bf16(y[i]); }
void to_half(const float *restrict x, bf16 *restrict out, long n) { for (long i = 0; i < n; i++) out[i] = to_bf16(x[i]); }
void column_sums(const bf16 *restrict x, float *restrict sums, long N, long d) {
    for (long n = 0; n < N; n++) for (long i = 0; i < d; i++) sums[i] += from_bf16(x[n * d + i]);
}
// smooth gate x * sigmoid(1.702 x) with dropout
void smooth_forward(const bf16 *restrict x, bf16 *restrict out, long n, uint32_t seed, uint32_t drop, float scale) {
    for (long i = 0; i < n; i++) {
        float v = from_bf16(x[i]), r = v * sigmoid_(1.702f * v) * scale;
        out[i] = draw(seed, i) < drop ? 0 : to_bf16(r);
    }
}
void smooth_backward(const bf16 *restrict x, const bf16 *restrict dout, bf16 *restrict dx, long n, uint32_t seed, uint32_t drop, float scale) {
    for (long i = 0; i < n; i++) {
        float v = from_bf16(x[i]), s = sigmoid_(1.702f * v), r = from_bf16(dout[i]) * scale * (s + 1.702f * v * s * (1.f - s));
        dx[i] = draw(seed, i) < drop ? 0 : to_bf16(r);
    }
}
