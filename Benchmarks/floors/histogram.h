/* Counts durations in buckets of at most 3% width, so that any number of calls takes the same small space. */
#ifndef FLOOR_HISTOGRAM_H
#define FLOOR_HISTOGRAM_H

#include <stdint.h>

enum { HISTOGRAM_SHIFT = 5, HISTOGRAM_STEPS = 1 << HISTOGRAM_SHIFT, HISTOGRAM_SIZE = 60 * HISTOGRAM_STEPS };

typedef struct {
    int64_t total;
    int64_t max;
    uint32_t counts[HISTOGRAM_SIZE];
} histogram;

void histogram_add(histogram *histogram, int64_t nanoseconds);

void histogram_merge(histogram *into, const histogram *other);

/* The duration in nanoseconds that a fraction of the calls took at most. */
double histogram_quantile(const histogram *histogram, double fraction);

#endif
