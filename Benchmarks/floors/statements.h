/* A list of prepared statements that run one after the other with the same values. */
#ifndef FLOOR_STATEMENTS_H
#define FLOOR_STATEMENTS_H

#include "values.h"

#include <stddef.h>

enum { STATEMENTS_MAX = 8, PARAMETERS_MAX = 32, ROWS_SIZE = 1 << 20 };

typedef struct {
    sqlite3_stmt *statement;
    int parameters;
    const floor_binding *bindings[PARAMETERS_MAX];
} floor_statement;

typedef struct {
    int count;
    floor_statement items[STATEMENTS_MAX];
} floor_statements;

/* Where the columns of rows are copied to. */
typedef struct {
    int64_t rows;
    size_t used;
    char bytes[ROWS_SIZE];
} floor_rows;

/* Prepares statements separated by semicolons; null and empty texts are no statements. */
int statements_prepare(floor_statements *statements, sqlite3 *connection, const char *text);

int statements_run(const floor_statements *statements, const floor_values *values, floor_rows *rows);

void statements_finalize(floor_statements *statements);

#endif
