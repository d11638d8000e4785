#include "group.h"

#include "floors.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>

int group_open(group *group, int threads, group_commit commit, void *context) {
    group->requests = calloc((size_t)threads, sizeof(group_request));
    if (group->requests == NULL) return ENOMEM;
    group->threads = threads;
    for (int i = 0; i < threads; i++) {
        group->requests[i].thread = i;
        pthread_cond_init(&group->requests[i].woken, NULL);
    }
    pthread_mutex_init(&group->lock, NULL);
    group->first = NULL;
    group->end = &group->first;
    group->waiting = group->expected = group->led = 0;
    group->commit = commit;
    group->context = context;
    return 0;
}

/* Hands the lead to the first that came meanwhile, before those that are done are woken. */
static void pass_lead(group *group) {
    group->led = group->first != NULL;
    if (!group->led) return;
    group->first->state = GROUP_LEADS;
    pthread_cond_signal(&group->first->woken);
}

/*
 * Gives those that the last commit woke a moment to come back. Without it they miss this commit, and batches hold half
 * of the threads: 50 us more make a third more entries a second.
 */
static void gather(group *group) {
    int64_t deadline = floor_now() + 50000;
    while (group->waiting < group->expected) {
        pthread_mutex_unlock(&group->lock);
        sched_yield();
        int late = floor_now() > deadline;
        pthread_mutex_lock(&group->lock);
        if (late) return;
    }
}

/* Commits all that wait, this thread's request first; called and left with the lock held. */
static void lead(group *group, group_request *own) {
    gather(group);
    group_request *batch = group->first;
    int count = group->waiting;
    group->first = NULL;
    group->end = &group->first;
    group->waiting = 0;
    pthread_mutex_unlock(&group->lock);
    int answer = group->commit(group->context, batch);
    pthread_mutex_lock(&group->lock);
    group->expected = count + group->waiting;
    pass_lead(group);
    for (group_request *request = batch, *next; request != NULL; request = next) {
        next = request->next;
        request->answer = answer;
        request->state = GROUP_DONE;
        if (request != own) pthread_cond_signal(&request->woken);
    }
}

int group_submit(group *group, int thread) {
    group_request *own = &group->requests[thread];
    pthread_mutex_lock(&group->lock);
    own->next = NULL;
    own->state = group->led ? GROUP_WAITS : GROUP_LEADS;
    *group->end = own;
    group->end = &own->next;
    group->waiting++;
    group->led = 1;
    while (own->state == GROUP_WAITS) pthread_cond_wait(&own->woken, &group->lock);
    if (own->state == GROUP_LEADS) lead(group, own);
    int answer = own->answer;
    pthread_mutex_unlock(&group->lock);
    return answer;
}

void group_close(group *group) {
    for (int i = 0; i < group->threads; i++) pthread_cond_destroy(&group->requests[i].woken);
    pthread_mutex_destroy(&group->lock);
    free(group->requests);
}
