#include "histogram.h"

/* Durations below 32 ns have a bucket each; every doubling above is divided into 32. */
static int bucket(int64_t nanoseconds) {
    uint64_t value = nanoseconds > 0 ? (uint64_t)nanoseconds : 0;
    if (value < HISTOGRAM_STEPS) return (int)value;
    int doubling = 63 - __builtin_clzll(value) - HISTOGRAM_SHIFT;
    int step = (int)(value >> doubling) - HISTOGRAM_STEPS;
    return (doubling + 1) * HISTOGRAM_STEPS + step;
}

/* The middle of a bucket. */
static double middle(int bucket) {
    int doubling = bucket / HISTOGRAM_STEPS - 1;
    if (doubling < 0) return bucket;
    double low = (double)((uint64_t)(HISTOGRAM_STEPS + bucket % HISTOGRAM_STEPS) << doubling);
    return low + (double)(1ull << doubling) / 2;
}

void histogram_add(histogram *histogram, int64_t nanoseconds) {
    histogram->counts[bucket(nanoseconds)]++;
    histogram->total++;
    if (nanoseconds > histogram->max) histogram->max = nanoseconds;
}

void histogram_merge(histogram *into, const histogram *other) {
    for (int i = 0; i < HISTOGRAM_SIZE; i++) into->counts[i] += other->counts[i];
    into->total += other->total;
    if (other->max > into->max) into->max = other->max;
}

double histogram_quantile(const histogram *histogram, double fraction) {
    double wanted = fraction * (double)histogram->total;
    int64_t seen = 0;
    for (int i = 0; i < HISTOGRAM_SIZE; i++) {
        seen += histogram->counts[i];
        if (seen > 0 && (double)seen >= wanted) return middle(i) < (double)histogram->max ? middle(i) : (double)histogram->max;
    }
    return 0;
}
