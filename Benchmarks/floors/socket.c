/* A client's end of connections to servers of this machine. */
#include "floors.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

int floor_connect(int port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int file = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (file < 0) return -1;
    /* Programs that are started meanwhile must not inherit it. */
    fcntl(file, F_SETFD, FD_CLOEXEC);
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (connect(file, (struct sockaddr *)&address, sizeof(address)) == 0) return file;
    close(file);
    return -1;
}

int floor_send(int descriptor, const char *bytes, int64_t count) {
    while (count > 0) {
        ssize_t sent = send(descriptor, bytes, (size_t)count, 0);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno;
        bytes += sent, count -= sent;
    }
    return 0;
}

int64_t floor_receive(int descriptor, uint8_t *bytes, int64_t count) {
    ssize_t received;
    do received = recv(descriptor, bytes, (size_t)count, 0);
    while (received < 0 && errno == EINTR);
    return received;
}

int floor_wait(const int *descriptors, int count, int milliseconds, int *ready) {
    struct pollfd list[FLOOR_WAIT_MAX];
    int found = 0;
    if (count > FLOOR_WAIT_MAX) return -1;
    for (int i = 0; i < count; i++) list[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    if (poll(list, (nfds_t)count, milliseconds) <= 0) return 0;
    for (int i = 0; i < count; i++) {
        if (list[i].revents != 0) ready[found++] = i;
    }
    return found;
}

void floor_disconnect(int descriptor) { if (descriptor >= 0) close(descriptor); }

int floor_page_size(void) { return (int)sysconf(_SC_PAGESIZE); }

void floor_rest(int milliseconds) { poll(NULL, 0, milliseconds); }
