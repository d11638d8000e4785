/* The floor of a durable append: a line and an fdatasync. */
#include "floors.h"
#include "group.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

struct floor_log {
    int file;
    int length;
    char *line;
    struct iovec *lines;
    group group;
};

static int sync_data(int file) {
#ifdef __APPLE__
    return fcntl(file, F_FULLFSYNC) == 0 ? 0 : errno;
#else
    return fdatasync(file) == 0 ? 0 : errno;
#endif
}

/* Regular files take a write whole; anything else is an error to report. */
static int written(ssize_t count, size_t wanted) {
    if (count < 0) return errno;
    return (size_t)count == wanted ? 0 : EIO;
}

static int append_alone(void *context, int thread) {
    floor_log *log = context;
    (void)thread;
    int failure = written(write(log->file, log->line, (size_t)log->length), (size_t)log->length);
    return failure != 0 ? failure : sync_data(log->file);
}

static int append_together(void *context, group_request *first) {
    floor_log *log = context;
    int count = 0;
    for (group_request *request = first; request != NULL; request = request->next) count++;
    int failure = written(writev(log->file, log->lines, count), (size_t)count * (size_t)log->length);
    return failure != 0 ? failure : sync_data(log->file);
}

static int append_shared(void *context, int thread) {
    floor_log *log = context;
    return group_submit(&log->group, thread);
}

/* A line a thread, all the same one. */
static int make_lines(floor_log *log, int length, int threads) {
    log->length = length + 1;
    log->line = malloc((size_t)log->length);
    log->lines = calloc((size_t)threads, sizeof(struct iovec));
    if (log->line == NULL || log->lines == NULL) return ENOMEM;
    memset(log->line, 'm', (size_t)length);
    log->line[length] = '\n';
    for (int i = 0; i < threads; i++) log->lines[i] = (struct iovec){log->line, (size_t)log->length};
    return 0;
}

int floor_log_open(const char *path, int length, int threads, floor_log **result) {
    floor_log *log = calloc(1, sizeof(floor_log));
    if (log == NULL) return ENOMEM;
    int failure = group_open(&log->group, threads, append_together, log);
    if (failure == 0) failure = make_lines(log, length, threads);
    log->file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (failure == 0 && log->file < 0) failure = errno;
    *result = log;
    if (failure == 0) return 0;
    floor_log_close(log);
    *result = NULL;
    return failure;
}

int floor_log_append(floor_log *log, const floor_plan *plan, floor_result *result) {
    if (plan->threads > log->group.threads) return EINVAL;
    return floor_drive(plan, plan->threads > 1 ? append_shared : append_alone, log, result);
}

void floor_log_close(floor_log *log) {
    if (log->file >= 0) close(log->file);
    free(log->line);
    free(log->lines);
    group_close(&log->group);
    free(log);
}
