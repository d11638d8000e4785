#include "statements.h"

#include <string.h>

/* A parameter without a value of its name is an error, so that a changed schema can't be measured half. */
static int find_bindings(floor_statement *statement) {
    statement->parameters = sqlite3_bind_parameter_count(statement->statement);
    if (statement->parameters > PARAMETERS_MAX) return SQLITE_RANGE;
    for (int i = 0; i < statement->parameters; i++) {
        statement->bindings[i] = binding_named(sqlite3_bind_parameter_name(statement->statement, i + 1));
        if (statement->bindings[i] == NULL) return SQLITE_RANGE;
    }
    return SQLITE_OK;
}

int statements_prepare(floor_statements *statements, sqlite3 *connection, const char *text) {
    while (text != NULL && *text != '\0') {
        if (statements->count == STATEMENTS_MAX) return SQLITE_TOOBIG;
        floor_statement *next = &statements->items[statements->count];
        int code = sqlite3_prepare_v3(connection, text, -1, SQLITE_PREPARE_PERSISTENT, &next->statement, &text);
        if (code != SQLITE_OK) return code;
        if (next->statement == NULL) continue;
        statements->count++;
        code = find_bindings(next);
        if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

/* Copies a column as its type says; the buffer is used again from its beginning when it is full. */
static int copy_column(sqlite3_stmt *statement, int column, floor_rows *rows) {
    int64_t integer = 0;
    const void *bytes = &integer;
    size_t length = sizeof(integer);
    if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
        integer = sqlite3_column_int64(statement, column);
    } else {
        bytes = sqlite3_column_blob(statement, column);
        length = (size_t)sqlite3_column_bytes(statement, column);
    }
    if (length > sizeof(rows->bytes)) return SQLITE_TOOBIG;
    if (rows->used + length > sizeof(rows->bytes)) rows->used = 0;
    if (length > 0) memcpy(rows->bytes + rows->used, bytes, length);
    rows->used += length;
    return SQLITE_OK;
}

static int copy_rows(sqlite3_stmt *statement, floor_rows *rows) {
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); column++) {
            code = copy_column(statement, column, rows);
            if (code != SQLITE_OK) return code;
        }
        rows->rows++;
    }
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int run(const floor_statement *item, const floor_values *values, floor_rows *rows) {
    for (int i = 0; i < item->parameters; i++) {
        int code = item->bindings[i]->bind(item->statement, i + 1, values);
        if (code != SQLITE_OK) return code;
    }
    int code = copy_rows(item->statement, rows);
    int reset = sqlite3_reset(item->statement);
    return code != SQLITE_OK ? code : reset;
}

int statements_run(const floor_statements *statements, const floor_values *values, floor_rows *rows) {
    for (int i = 0; i < statements->count; i++) {
        int code = run(&statements->items[i], values, rows);
        if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

void statements_finalize(floor_statements *statements) {
    for (int i = 0; i < statements->count; i++) sqlite3_finalize(statements->items[i].statement);
    statements->count = 0;
}
