// Which clients have hung up whose connections rest: the library doesn't look at those until they go on.
#ifndef CMICROHTTPD_HANGUPS_H
#define CMICROHTTPD_HANGUPS_H

#ifdef __linux__
#include <sys/epoll.h>

/// A descriptor that can be read when one of the sockets it watches was hung up; -1 where there is no such thing.
static inline int multichat_hangups_make(void) { return epoll_create1(EPOLL_CLOEXEC); }

/// Tells of a socket, once.
static inline void multichat_hangups_add(int watch, int socket) {
    struct epoll_event event = {.events = EPOLLRDHUP | EPOLLONESHOT, .data.fd = socket};
    epoll_ctl(watch, EPOLL_CTL_ADD, socket, &event);
}

/// Tells of a socket no more.
static inline void multichat_hangups_remove(int watch, int socket) {
    struct epoll_event event = {0};
    epoll_ctl(watch, EPOLL_CTL_DEL, socket, &event);
}

/// The next socket that was hung up; -1 where there is none.
static inline int multichat_hangups_next(int watch) {
    struct epoll_event event;
    return epoll_wait(watch, &event, 1, 0) == 1 ? event.data.fd : -1;
}
#else
// Elsewhere it is noticed when the client is sent something.
static inline int multichat_hangups_make(void) { return -1; }
static inline void multichat_hangups_add(int watch, int socket) {}
static inline void multichat_hangups_remove(int watch, int socket) {}
static inline int multichat_hangups_next(int watch) { return -1; }
#endif
#endif
