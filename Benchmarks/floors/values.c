#include "values.h"

#include <string.h>
#include <time.h>

static int bind_session(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->number);
}

static int bind_sequence(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->sequence);
}

/* The key of an entry's row: the session's number in the upper half, the sequence in the lower. */
static int bind_place(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->number << 32 | values->session->sequence);
}

/* Where the session's entries begin. */
static int bind_origin(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->number << 32);
}

static int bind_time(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->time);
}

static int bind_id(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_blob(statement, index, values->id, sizeof(values->id), SQLITE_STATIC);
}

static int bind_fingerprint(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, (int64_t)__builtin_bswap64(values->id[0]));
}

static int bind_body(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_text(statement, index, values->body, values->body_length, SQLITE_STATIC);
}

static int bind_hash(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_blob(statement, index, values->hash, sizeof(values->hash), SQLITE_STATIC);
}

static int bind_salt(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_blob(statement, index, values->hash, 16, SQLITE_STATIC);
}

static int bind_crc(sqlite3_stmt *statement, int index, const floor_values *values) {
    uint32_t crc;
    memcpy(&crc, values->hash, sizeof(crc));
    return sqlite3_bind_int64(statement, index, crc);
}

static const floor_binding bindings[] = {
    {":session", bind_session}, {":sequence", bind_sequence}, {":place", bind_place},
    {":origin", bind_origin},   {":time", bind_time},         {":id", bind_id},
    {":body", bind_body},       {":hash", bind_hash},         {":salt", bind_salt},
    {":crc", bind_crc},         {":fingerprint", bind_fingerprint},
};

const floor_binding *binding_named(const char *name) {
    for (size_t i = 0; name != NULL && i < sizeof(bindings) / sizeof(bindings[0]); i++) {
        if (strcmp(bindings[i].name, name) == 0) return &bindings[i];
    }
    return NULL;
}

/* A quick source of bytes that don't repeat (splitmix64); values are renewed by one thread at a time. */
static uint64_t next_random(void) {
    static uint64_t state = 1;
    uint64_t word = state += 0x9e3779b97f4a7c15;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
    word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
    return word ^ (word >> 31);
}

/* A UUID of version 7, most significant byte first: 48 bits of milliseconds, then random ones. */
static void make_id(uint64_t id[2], uint64_t milliseconds) {
    id[0] = __builtin_bswap64(milliseconds << 16 | 0x7000 | (next_random() & 0xfff));
    id[1] = __builtin_bswap64(next_random() >> 2 | 1ull << 63);
}

void values_renew(floor_values *values) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    values->time = (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
    make_id(values->id, (uint64_t)values->time / 1000);
    for (size_t i = 0; i < sizeof(values->hash); i += 8) {
        uint64_t word = next_random();
        memcpy(values->hash + i, &word, 8);
    }
}
