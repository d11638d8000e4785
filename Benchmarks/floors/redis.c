/* The floor of Redis: XADD and XREVRANGE through hiredis, on one connection. */
#include "floors.h"

#include <errno.h>
#include <hiredis/hiredis.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct floor_redis {
    redisContext *connection;
    char *body;
    size_t length;
    int batch;
    char message[160];
};

static int fail(floor_redis *redis, const char *message) {
    snprintf(redis->message, sizeof(redis->message), "%s", message);
    return EIO;
}

/* Takes a reply of an expected type; an array must have so many parts. */
static int check(floor_redis *redis, redisReply *reply, int type, size_t parts) {
    if (reply == NULL) return fail(redis, redis->connection->errstr);
    int failure = 0;
    if (reply->type != type) failure = fail(redis, reply->type == REDIS_REPLY_ERROR ? reply->str : "another reply");
    else if (type == REDIS_REPLY_ARRAY && reply->elements != parts) failure = fail(redis, "another count");
    freeReplyObject(reply);
    return failure;
}

static int append_one(void *context, int thread) {
    floor_redis *redis = context;
    (void)thread;
    const char *words[] = {"XADD", "floor", "*", "e", redis->body};
    size_t lengths[] = {4, 5, 1, 1, redis->length};
    return check(redis, redisCommandArgv(redis->connection, 5, words, lengths), REDIS_REPLY_STRING, 0);
}

static int append_batch(void *context, int thread) {
    floor_redis *redis = context;
    (void)thread;
    const char *words[] = {"XADD", "floor", "*", "e", redis->body};
    size_t lengths[] = {4, 5, 1, 1, redis->length};
    for (int i = 0; i < redis->batch; i++) redisAppendCommandArgv(redis->connection, 5, words, lengths);
    int failure = 0;
    for (int i = 0; i < redis->batch && failure == 0; i++) {
        void *reply = NULL;
        redisGetReply(redis->connection, &reply);
        failure = check(redis, reply, REDIS_REPLY_STRING, 0);
    }
    return failure;
}

static int read_newest(void *context, int thread) {
    floor_redis *redis = context;
    (void)thread;
    return check(redis, redisCommand(redis->connection, "XREVRANGE floor + - COUNT 50"), REDIS_REPLY_ARRAY, 50);
}

static int clear(floor_redis *redis) {
    return check(redis, redisCommand(redis->connection, "DEL floor"), REDIS_REPLY_INTEGER, 0);
}

int floor_redis_open(int port, int length, floor_redis **result) {
    floor_redis *redis = calloc(1, sizeof(floor_redis));
    *result = redis;
    if (redis == NULL) return ENOMEM;
    redis->length = (size_t)length;
    redis->body = malloc(redis->length);
    redis->connection = redisConnect("127.0.0.1", port);
    if (redis->body == NULL || redis->connection == NULL) return ENOMEM;
    memset(redis->body, 'm', redis->length);
    if (redis->connection->err != 0) return fail(redis, redis->connection->errstr);
    return check(redis, redisCommand(redis->connection, "PING"), REDIS_REPLY_STATUS, 0);
}

const char *floor_redis_message(const floor_redis *redis) { return redis == NULL ? "no memory" : redis->message; }

int floor_redis_append(floor_redis *redis, int batch, const floor_plan *plan, floor_result *result) {
    if (plan->threads > 1) return EINVAL;
    int failure = clear(redis);
    if (failure != 0) return failure;
    redis->batch = batch;
    return floor_drive(plan, batch > 1 ? append_batch : append_one, redis, result);
}

int floor_redis_read(floor_redis *redis, const floor_plan *plan, floor_result *result) {
    return plan->threads > 1 ? EINVAL : floor_drive(plan, read_newest, redis, result);
}

int64_t floor_redis_memory(floor_redis *redis) {
    redisReply *reply = redisCommand(redis->connection, "INFO memory");
    const char *field = reply != NULL && reply->type == REDIS_REPLY_STRING ? strstr(reply->str, "used_memory:") : NULL;
    int64_t memory = field != NULL ? atoll(field + strlen("used_memory:")) : -1;
    if (reply != NULL) freeReplyObject(reply);
    return memory;
}

void floor_redis_close(floor_redis *redis) {
    if (redis == NULL) return;
    if (redis->connection != NULL) redisFree(redis->connection);
    free(redis->body);
    free(redis);
}
