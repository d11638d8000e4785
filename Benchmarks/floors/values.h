/* What an entry of the floor consists of, and how statements ask for it. */
#ifndef FLOOR_VALUES_H
#define FLOOR_VALUES_H

#include <sqlite3.h>
#include <stdint.h>

/* A session of the database and its last sequence. */
typedef struct {
    int64_t number;
    int64_t sequence;
} floor_session;

typedef struct {
    const floor_session *session;
    int64_t time;
    uint64_t id[2];
    unsigned char hash[32];
    const char *body;
    int body_length;
} floor_values;

/* A value that a parameter can be given. */
typedef struct {
    const char *name;
    int (*bind)(sqlite3_stmt *statement, int index, const floor_values *values);
} floor_binding;

/* The binding of a parameter's name, or null. */
const floor_binding *binding_named(const char *name);

/* Fills in what is new with each entry: time, id and hash. */
void values_renew(floor_values *values);

#endif
