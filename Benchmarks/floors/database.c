/* The floor of SQLite: nothing but the statements, on the schema that the database has. */
#include "floors.h"
#include "group.h"
#include "statements.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct floor_database {
    sqlite3 *connection;
    floor_statements begin, commit, entry, finish;
    floor_values values;
    char *body;
    int count;
    floor_session *sessions;
    int batch;
    floor_rows rows;
};

static int prepare(floor_database *database, const floor_database_setup *setup) {
    int code = statements_prepare(&database->begin, database->connection, "BEGIN IMMEDIATE");
    if (code == SQLITE_OK) code = statements_prepare(&database->commit, database->connection, "COMMIT");
    if (code == SQLITE_OK) code = statements_prepare(&database->entry, database->connection, setup->statements);
    if (code == SQLITE_OK) code = statements_prepare(&database->finish, database->connection, setup->finish);
    return code;
}

static int add_session(floor_database *database, int64_t number, int64_t sequence) {
    size_t size = (size_t)(database->count + 1) * sizeof(floor_session);
    floor_session *sessions = realloc(database->sessions, size);
    if (sessions == NULL) return SQLITE_NOMEM;
    sessions[database->count++] = (floor_session){number, sequence};
    database->sessions = sessions;
    return SQLITE_OK;
}

static int read_sessions(floor_database *database, const char *text) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database->connection, text, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        code = add_session(database, sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1));
        if (code != SQLITE_OK) break;
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* A JSON string of so many bytes, quotes included. */
static int make_body(floor_database *database, int length) {
    if (length < 2) return SQLITE_MISUSE;
    database->body = malloc((size_t)length);
    if (database->body == NULL) return SQLITE_NOMEM;
    memset(database->body, 'm', (size_t)length);
    database->body[0] = database->body[length - 1] = '"';
    database->values.body = database->body;
    database->values.body_length = length;
    return SQLITE_OK;
}

/* The database must exist: a floor never makes a schema of its own. */
int floor_database_open(const floor_database_setup *setup, floor_database **result) {
    floor_database *database = *result = calloc(1, sizeof(floor_database));
    if (database == NULL) return SQLITE_NOMEM;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2(setup->path, &database->connection, flags, NULL);
    if (code == SQLITE_OK) code = sqlite3_exec(database->connection, setup->pragmas, NULL, NULL, NULL);
    if (code == SQLITE_OK) code = prepare(database, setup);
    if (code == SQLITE_OK) code = read_sessions(database, setup->sessions);
    if (code == SQLITE_OK) code = make_body(database, setup->body);
    return code;
}

const char *floor_database_message(const floor_database *database) {
    if (database == NULL) return "out of memory";
    int code = sqlite3_errcode(database->connection);
    return code == SQLITE_OK ? "a parameter without a value, or too few sessions" : sqlite3_errmsg(database->connection);
}

static int run(floor_database *database, const floor_statements *statements) {
    return statements_run(statements, &database->values, &database->rows);
}

static int add_entries(floor_database *database, floor_session *session, int count) {
    database->values.session = session;
    for (int i = 0; i < count; i++) {
        session->sequence++;
        values_renew(&database->values);
        int code = run(database, &database->entry);
        if (code != SQLITE_OK) return code;
    }
    return run(database, &database->finish);
}

static int append_alone(void *context, int thread) {
    floor_database *database = context;
    int code = run(database, &database->begin);
    if (code == SQLITE_OK) code = add_entries(database, &database->sessions[thread], database->batch);
    return code == SQLITE_OK ? run(database, &database->commit) : code;
}

static int append_together(void *context, group_request *first) {
    floor_database *database = context;
    int code = run(database, &database->begin);
    for (group_request *request = first; request != NULL && code == SQLITE_OK; request = request->next) {
        code = add_entries(database, &database->sessions[request->thread], 1);
    }
    return code == SQLITE_OK ? run(database, &database->commit) : code;
}

static int append_shared(void *context, int thread) { return group_submit(context, thread); }

static int read_alone(void *context, int thread) {
    floor_database *database = context;
    database->values.session = &database->sessions[thread];
    return run(database, &database->entry);
}

int floor_database_append(floor_database *database, int batch, const floor_plan *plan, floor_result *result) {
    if (plan->threads != 1 || database->count < 1) return SQLITE_MISUSE;
    database->batch = batch;
    return floor_drive(plan, append_alone, database, result);
}

int floor_database_append_shared(floor_database *database, const floor_plan *plan, floor_result *result) {
    if (database->count < plan->threads) return SQLITE_MISUSE;
    group group;
    int code = group_open(&group, plan->threads, append_together, database);
    if (code == 0) code = floor_drive(plan, append_shared, &group, result);
    group_close(&group);
    return code;
}

int floor_database_read(floor_database *database, const floor_plan *plan, floor_result *result) {
    if (plan->threads != 1 || database->count < 1) return SQLITE_MISUSE;
    return floor_drive(plan, read_alone, database, result);
}

int64_t floor_database_rows(const floor_database *database) { return database->rows.rows; }

const char *floor_sqlite_version(void) { return sqlite3_libversion(); }

void floor_database_close(floor_database *database) {
    if (database == NULL) return;
    statements_finalize(&database->begin);
    statements_finalize(&database->commit);
    statements_finalize(&database->entry);
    statements_finalize(&database->finish);
    sqlite3_close(database->connection);
    free(database->sessions);
    free(database->body);
    free(database);
}
