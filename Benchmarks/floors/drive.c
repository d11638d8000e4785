/* The loop that measures: floors and Multichat alike. */
#include "floors.h"
#include "histogram.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
    const floor_plan *plan;
    floor_work work;
    void *context;
    /* Holds the threads back until all are there. */
    pthread_mutex_t lock;
    pthread_cond_t opened;
    int64_t start;
    atomic_int failure;
} run;

typedef struct {
    run *run;
    int index;
    pthread_t thread;
    int64_t end;
    histogram times;
} runner;

int64_t floor_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void sleep_until(int64_t time) {
    for (int64_t left = time - floor_now(); left > 0; left = time - floor_now()) {
        struct timespec pause = {left / 1000000000, left % 1000000000};
        nanosleep(&pause, NULL);
    }
}

/* The common start of all threads. */
static int64_t wait_for_start(run *run) {
    pthread_mutex_lock(&run->lock);
    while (run->start == 0) pthread_cond_wait(&run->opened, &run->lock);
    pthread_mutex_unlock(&run->lock);
    sleep_until(run->start);
    return run->start;
}

static void *loop(void *argument) {
    runner *self = argument;
    run *run = self->run;
    int64_t limit = run->plan->calls > 0 ? run->plan->calls : INT64_MAX;
    int64_t deadline = wait_for_start(run) + (int64_t)(run->plan->seconds * 1e9);
    int64_t before = floor_now();
    while (before < deadline && self->times.total < limit && atomic_load_explicit(&run->failure, memory_order_relaxed) == 0) {
        int answer = run->work(run->context, self->index);
        int64_t after = floor_now();
        if (answer != 0) {
            atomic_store(&run->failure, answer);
            break;
        }
        histogram_add(&self->times, after - before);
        before = after;
    }
    self->end = before;
    return NULL;
}

static void open_gate(run *run) {
    pthread_mutex_lock(&run->lock);
    int64_t now = floor_now();
    run->start = run->plan->start > now ? run->plan->start : now;
    pthread_cond_broadcast(&run->opened);
    pthread_mutex_unlock(&run->lock);
}

static void summarize(runner *runners, int threads, int64_t start, floor_result *result) {
    histogram *all = &runners[0].times;
    int64_t end = runners[0].end;
    for (int i = 1; i < threads; i++) {
        histogram_merge(all, &runners[i].times);
        if (runners[i].end > end) end = runners[i].end;
    }
    result->calls = all->total;
    result->seconds = (double)(end - start) / 1e9;
    result->p50 = histogram_quantile(all, 0.5) / 1e3;
    result->p99 = histogram_quantile(all, 0.99) / 1e3;
    result->max = (double)all->max / 1e3;
}

int floor_drive(const floor_plan *plan, floor_work work, void *context, floor_result *result) {
    if (plan->threads < 1) return EINVAL;
    runner *runners = calloc((size_t)plan->threads, sizeof(runner));
    if (runners == NULL) return ENOMEM;
    run run = {.plan = plan, .work = work, .context = context};
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.opened, NULL);
    int started = 0;
    for (; started < plan->threads; started++) {
        runners[started].run = &run;
        runners[started].index = started;
        int failure = pthread_create(&runners[started].thread, NULL, loop, &runners[started]);
        if (failure == 0) continue;
        atomic_store(&run.failure, failure);
        break;
    }
    open_gate(&run);
    for (int i = 0; i < started; i++) pthread_join(runners[i].thread, NULL);
    if (run.failure == 0) summarize(runners, plan->threads, run.start, result);
    pthread_cond_destroy(&run.opened);
    pthread_mutex_destroy(&run.lock);
    free(runners);
    return run.failure;
}
