/* A server beside the measuring process: started, kept to a processor, ended with it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "floors.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#endif

enum { ARGUMENTS_MAX = 64 };

int floor_free_port(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof(address);
    int file = socket(AF_INET, SOCK_STREAM, 0), port = -1;
    if (bind(file, (struct sockaddr *)&address, length) == 0 && getsockname(file, (struct sockaddr *)&address, &length) == 0)
        port = ntohs(address.sin_port);
    close(file);
    return port;
}

/* Only calls that are safe in the child of a process with threads. */
static void become(char **arguments, pid_t parent) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
#else
    (void)parent;
#endif
    execv(arguments[0], arguments);
    _exit(127);
}

int floor_server_start(const floor_program *program, int *process) {
    if (program->count >= ARGUMENTS_MAX) return E2BIG;
    char *list[ARGUMENTS_MAX] = {0};
    const char *argument = program->arguments;
    for (int i = 0; i < program->count; i++, argument += strlen(argument) + 1) list[i] = (char *)argument;
    pid_t parent = getpid(), child = fork();
    if (child == 0) become(list, parent);
    *process = (int)child;
    return child < 0 ? errno : 0;
}

void floor_server_stop(int process) {
    kill((pid_t)process, SIGKILL);
    while (waitpid((pid_t)process, NULL, 0) < 0 && errno == EINTR) {}
}

int floor_pin(int process, int processor) {
#ifdef __linux__
    cpu_set_t set;
    CPU_ZERO(&set);
    long count = sysconf(_SC_NPROCESSORS_CONF);
    for (int i = 0; i < count; i++) {
        if (processor < 0 || processor % count == i) CPU_SET(i, &set);
    }
    return sched_setaffinity((pid_t)process, sizeof(set), &set) == 0 ? 0 : errno;
#else
    (void)process, (void)processor;
    return 0;
#endif
}
