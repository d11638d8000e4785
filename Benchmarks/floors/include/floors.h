/*
 * The physical floors: the bare system calls and SQLite statements that durable work can't do without.
 *
 * Multichat is driven by the same loop (floor_drive) as the floors are, so that clock, threads and statistics are the
 * same on both sides. Functions that answer an int answer 0, or an errno or SQLite code.
 */
#ifndef FLOORS_H
#define FLOORS_H

#include <stdint.h>

/* ---- The loop: drive.c, histogram.c ---- */

/* How long and by how many threads a work is done. */
typedef struct {
    int threads;
    double seconds;
    /* Ends each thread after so many calls, if that is before the seconds are over; 0 for no limit. */
    int64_t calls;
    /* When to begin, by floor_now(): lets processes begin together. 0 begins at once. */
    int64_t start;
} floor_plan;

/* What a run measured. */
typedef struct {
    int64_t calls;
    /* From the common start to the end of the last call. */
    double seconds;
    /* The duration of a call in microseconds: half and 99 of 100 took at most so long (within 3%), and the longest. */
    double p50, p99, max;
} floor_result;

/* One call of the work under measure, by one of the threads; an answer but 0 ends the run and becomes its answer. */
typedef int (*floor_work)(void *context, int thread);

/* The monotonic clock in nanoseconds, the same for all processes. */
int64_t floor_now(void);

/* Calls the work in a loop on the plan's threads and measures every call. */
int floor_drive(const floor_plan *plan, floor_work work, void *context, floor_result *result);

/* ---- Append and sync: log.c ---- */

typedef struct floor_log floor_log;

/* Creates a file to append lines to, each of so many bytes and a line feed. */
int floor_log_open(const char *path, int length, int threads, floor_log **log);

/* A line and an fdatasync a call. Several threads share each sync: whoever comes first syncs for all that wait. */
int floor_log_append(floor_log *log, const floor_plan *plan, floor_result *result);

void floor_log_close(floor_log *log);

/* ---- SQLite: database.c, statements.c, values.c ---- */

typedef struct floor_database floor_database;

/*
 * What to do in an existing database, whose schema and page size are taken as they are. Statements are separated by
 * semicolons; their parameters get values by name, see values.c.
 */
typedef struct {
    const char *path;
    const char *pragmas;
    /* Answers the sessions to work on, as number and last sequence; each thread takes one. */
    const char *sessions;
    /* Runs for every entry, or every read; the columns of resulting rows are copied into a buffer. */
    const char *statements;
    /* Runs for every session of a transaction, after its entries; may be null. */
    const char *finish;
    /* The length of the text bound to :body. */
    int body;
} floor_database_setup;

/* Opens a database and prepares the statements. Close it after an error too, once the message is read. */
int floor_database_open(const floor_database_setup *setup, floor_database **database);

/* What the last error was, for people; valid until the database is closed. */
const char *floor_database_message(const floor_database *database);

/* A transaction of so many entries a call, by one thread, in the first session. */
int floor_database_append(floor_database *database, int batch, const floor_plan *plan, floor_result *result);

/* An entry a call, each thread in a session of its own; whoever comes first commits for all that wait. */
int floor_database_append_shared(floor_database *database, const floor_plan *plan, floor_result *result);

/* Runs the statements once a call, by one thread, for the first session. */
int floor_database_read(floor_database *database, const floor_plan *plan, floor_result *result);

/* How many rows were copied so far. */
int64_t floor_database_rows(const floor_database *database);

/* The version of the SQLite library in use. */
const char *floor_sqlite_version(void);

void floor_database_close(floor_database *database);

/* ---- Redis: redis.c ---- */

typedef struct floor_redis floor_redis;

/* Connects to a server of this machine. Close it after an error too, once the message is read. */
int floor_redis_open(int port, int body, floor_redis **redis);

/* What the last error was, for people; valid until it is closed. */
const char *floor_redis_message(const floor_redis *redis);

/* So many XADD to one stream in a pipeline a call, by one thread; the stream is emptied first. */
int floor_redis_append(floor_redis *redis, int batch, const floor_plan *plan, floor_result *result);

/* Reads the newest 50 of the stream once a call, by one thread. */
int floor_redis_read(floor_redis *redis, const floor_plan *plan, floor_result *result);

/* The bytes of memory that the server uses, or -1. */
int64_t floor_redis_memory(floor_redis *redis);

void floor_redis_close(floor_redis *redis);

/* ---- Servers: server.c ---- */

/* A port of the loopback that nobody listened on a moment ago, or -1. */
int floor_free_port(void);

/* Keeps a process, or with 0 the calling thread and those it starts, to one processor; to none with -1. */
int floor_pin(int process, int processor);

/* ---- Connections: socket.c ---- */

enum { FLOOR_WAIT_MAX = 1024 };

/* Connects to a port of the loopback; -1 where nobody listens. */
int floor_connect(int port);

/* Sends all of some bytes; an errno where the other side has hung up. */
int floor_send(int descriptor, const char *bytes, int64_t count);

/* Receives what is there, and waits where nothing is; 0 at the end, -1 after an error. */
int64_t floor_receive(int descriptor, uint8_t *bytes, int64_t count);

/* Waits until something can be received; answers how many of the places it wrote to `ready` can. */
int floor_wait(const int *descriptors, int count, int milliseconds, int *ready);

void floor_disconnect(int descriptor);

/* Lets some time pass. */
void floor_rest(int milliseconds);

/* The bytes of a page of memory. */
int floor_page_size(void);

/* ---- Processes: process.c, server.c ---- */

typedef struct {
    /* The exit code, or 128 and the signal. */
    int status;
    double seconds;
    /*
     * The greatest resident memory in bytes. Linux counts what the parent had when it started the program too: measure
     * from a small process.
     */
    int64_t peak;
} floor_exit;

/*
 * A program as its path and arguments, each ended by a null byte, one behind the other; its standard output goes to a
 * file.
 */
typedef struct {
    const char *arguments;
    int count;
    const char *output;
} floor_program;

/* Starts a program in the background; on Linux it ends with the thread that has started it. */
int floor_server_start(const floor_program *program, int *process);

/* Ends it. */
void floor_server_stop(int process);

int floor_process_start(const floor_program *program, int *process);

int floor_process_wait(int process, floor_exit *exit);

/* Starts a program and waits for its end; the seconds are those of the whole process. */
int floor_process_run(const floor_program *program, floor_exit *exit);

#endif
