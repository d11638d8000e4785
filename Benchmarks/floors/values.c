#include "values.h"

#include <string.h>
#include <time.h>

static int bind_session(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->number);
}

static int bind_sequence(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->session->sequence);
}

static int bind_time(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_int64(statement, index, values->time);
}

static int bind_id(sqlite3_stmt *statement, int index, const floor_values *values) {
    return sqlite3_bind_text(statement, index, values->id, sizeof(values->id), SQLITE_STATIC);
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

static const floor_binding bindings[] = {
    {":session", bind_session}, {":sequence", bind_sequence}, {":time", bind_time}, {":id", bind_id},
    {":body", bind_body},       {":hash", bind_hash},         {":salt", bind_salt},
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

/* Writes a UUID of version 7: 48 bits of milliseconds, then random ones. */
static void write_id(char *id, uint64_t milliseconds) {
    static const char digits[] = "0123456789abcdef";
    uint64_t words[2] = {milliseconds << 16 | 0x7000 | (next_random() & 0xfff), next_random() >> 2 | 1ull << 63};
    int place = 0;
    for (int digit = 0; digit < 32; digit++) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) id[place++] = '-';
        id[place++] = digits[words[digit / 16] >> (60 - 4 * (digit % 16)) & 15];
    }
}

void values_renew(floor_values *values) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    values->time = (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
    write_id(values->id, (uint64_t)values->time / 1000);
    for (size_t i = 0; i < sizeof(values->hash); i += 8) {
        uint64_t word = next_random();
        memcpy(values->hash + i, &word, 8);
    }
}
