// hiredis' reply reader and formatter, without its own connections, and the system's sockets, with inline wrappers of
// what Swift can't call or what Linux and macOS spell differently.
#ifndef CHIREDIS_SHIM_H
#define CHIREDIS_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <hiredis/hiredis.h>
#include <hiredis/read.h>

static inline int multichat_redis_errno(void) { return errno; }

// The clock that never goes back, in nanoseconds.
static inline int64_t multichat_redis_monotonic(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

// A stream socket that neither blocks nor reaches child programs nor raises SIGPIPE: its descriptor, or -1.
static inline int multichat_redis_socket(int family) {
#if defined(__APPLE__)
    int descriptor = socket(family, SOCK_STREAM, 0), on = 1;
    if (descriptor < 0) { return -1; }
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
#else
    return socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
#endif
}

// Sends small commands at once, and notices a peer that has gone while nobody writes.
static inline void multichat_redis_tune(int descriptor) {
    int on = 1, idle = 30, interval = 10, probes = 3;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
#if defined(__APPLE__)
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPALIVE, &idle, sizeof idle);
#else
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
#endif
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

// Looks up the addresses of a host: 0 or an EAI_ number. A numeric host asks nobody.
static inline int multichat_redis_look_up(const char *host, const char *port, int numeric, struct addrinfo **found) {
    struct addrinfo hints;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | (numeric ? AI_NUMERICHOST : 0);
    return getaddrinfo(host, port, &hints, found);
}

// Fills the address of a Unix socket: its length, or 0 where the path is too long.
static inline socklen_t multichat_redis_unix_address(const char *path, struct sockaddr_un *address) {
    size_t length = strlen(path);
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if (length >= sizeof address->sun_path) { return 0; }
    memcpy(address->sun_path, path, length);
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + 1);
}

static inline int multichat_redis_connect_unix(int descriptor, const struct sockaddr_un *address, socklen_t length) {
    return connect(descriptor, (const struct sockaddr *)address, length);
}

// The error that a connection attempt ended with.
static inline int multichat_redis_socket_error(int descriptor) {
    int error = 0;
    socklen_t length = sizeof error;
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length) == 0 ? error : errno;
}

static inline ssize_t multichat_redis_send(int descriptor, const void *bytes, size_t count) {
#if defined(__APPLE__)
    return send(descriptor, bytes, count, 0);
#else
    return send(descriptor, bytes, count, MSG_NOSIGNAL);
#endif
}

// Waits until the socket can be read or written: 1, 0 at the time limit, or -1 with errno.
static inline int multichat_redis_poll(int descriptor, int writing, int milliseconds) {
    struct pollfd item = {.fd = descriptor, .events = writing ? POLLOUT : POLLIN};
    return poll(&item, 1, milliseconds);
}

// The reader's tables of functions are static in hiredis: this is a copy with another function for arrays.
static inline redisReplyObjectFunctions multichat_redis_functions(
    const redisReader *reader, void *(*array)(const redisReadTask *, int)) {
    redisReplyObjectFunctions functions = *reader->fn;
    functions.createArray = array;
    return functions;
}

#endif
