/* Lets threads share commits: whoever comes first commits for all that wait, then hands the lead to the next. */
#ifndef FLOOR_GROUP_H
#define FLOOR_GROUP_H

#include <pthread.h>

/* What a thread asks for; it belongs to the thread and is used again and again. */
typedef struct group_request {
    int thread;
    int answer;
    enum { GROUP_WAITS, GROUP_LEADS, GROUP_DONE } state;
    pthread_cond_t woken;
    struct group_request *next;
} group_request;

/* Commits a list of requests as one; its answer is every request's answer. */
typedef int (*group_commit)(void *context, group_request *first);

typedef struct {
    pthread_mutex_t lock;
    group_request *first;
    group_request **end;
    /* How many wait, and how many are thought to be there soon. */
    int waiting, expected;
    int led;
    group_commit commit;
    void *context;
    int threads;
    group_request *requests;
} group;

int group_open(group *group, int threads, group_commit commit, void *context);

/* Returns when a thread's request is committed. */
int group_submit(group *group, int thread);

void group_close(group *group);

#endif
