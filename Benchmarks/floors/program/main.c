/*
 * Runs one floor without Multichat and prints a line of JSON.
 *
 *   floor log FILE [THREADS [SECONDS]]           append a line of 300 bytes and fdatasync
 *   floor sqlite DATABASE [THREADS [SECONDS]]    an entry a transaction, in a database that Multichat made
 *   floor sqlite-batch DATABASE [BATCH [SECONDS]]
 *   floor newest DATABASE [1 [SECONDS]]          read the newest 50 entries of the first session
 */
#include "floors.h"
#include "multichat_schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY = 300 };

static int fail(const char *message) {
    fprintf(stderr, "floor: %s\n", message);
    return 1;
}

static int report(const char *work, int answer, int64_t operations, const floor_result *result) {
    if (answer != 0) return fail(work);
    printf("{\"work\":\"%s\",\"operations\":%lld,\"seconds\":%.3f,\"rate\":%.0f,"
           "\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f}\n",
           work, (long long)operations, result->seconds, (double)operations / result->seconds, result->p50,
           result->p99, result->max);
    return 0;
}

static int run_log(const char *work, const char *path, const floor_plan *plan) {
    floor_log *log;
    floor_result result;
    int answer = floor_log_open(path, BODY, plan->threads, &log);
    if (answer != 0) return fail(strerror(answer));
    answer = floor_log_append(log, plan, &result);
    floor_log_close(log);
    return report(work, answer, result.calls, &result);
}

static int run_database(const char *work, const char *path, floor_plan *plan) {
    int reads = strcmp(work, "newest") == 0, batch = 1;
    floor_database_setup setup = {.path = path, .sessions = multichat_sessions, .body = BODY};
    setup.pragmas = reads ? multichat_reader_pragmas : multichat_writer_pragmas;
    setup.statements = reads ? multichat_newest_50 : multichat_append_entry;
    setup.finish = reads ? NULL : multichat_append_finish;
    if (strcmp(work, "sqlite-batch") == 0) {
        batch = plan->threads;
        plan->threads = 1;
    }
    floor_database *database;
    floor_result result;
    int answer = floor_database_open(&setup, &database);
    if (answer != 0) return fail(floor_database_message(database));
    if (reads) answer = floor_database_read(database, plan, &result);
    else if (plan->threads > 1) answer = floor_database_append_shared(database, plan, &result);
    else answer = floor_database_append(database, batch, plan, &result);
    if (answer != 0) return fail(floor_database_message(database));
    floor_database_close(database);
    return report(work, answer, result.calls * batch, &result);
}

int main(int count, char **arguments) {
    if (count < 3) return fail("usage: floor log|sqlite|sqlite-batch|newest PATH [THREADS [SECONDS]]");
    floor_plan plan = {.threads = count > 3 ? atoi(arguments[3]) : 1, .seconds = count > 4 ? atof(arguments[4]) : 1};
    if (strcmp(arguments[1], "log") == 0) return run_log("log", arguments[2], &plan);
    return run_database(arguments[1], arguments[2], &plan);
}
