/* Programs as a user runs them: started, waited for, measured whole. */
#include "floors.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

/* The list of pointers that posix_spawn wants. */
static char **argument_list(const floor_program *program) {
    char **list = calloc((size_t)program->count + 1, sizeof(char *));
    const char *argument = program->arguments;
    for (int i = 0; list != NULL && i < program->count; i++) {
        list[i] = (char *)argument;
        argument += strlen(argument) + 1;
    }
    return list;
}

int floor_process_start(const floor_program *program, int *process) {
    char **arguments = argument_list(program);
    if (arguments == NULL) return ENOMEM;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    int failure = posix_spawn_file_actions_addopen(&actions, 1, program->output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    if (failure == 0) failure = posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    free(arguments);
    *process = (int)child;
    return failure;
}

/* Linux counts kilobytes, Darwin bytes. */
static int64_t peak_bytes(const struct rusage *usage) {
#ifdef __APPLE__
    return usage->ru_maxrss;
#else
    return (int64_t)usage->ru_maxrss * 1024;
#endif
}

int floor_process_wait(int process, floor_exit *exit) {
    int status = 0;
    struct rusage usage;
    while (wait4((pid_t)process, &status, 0, &usage) < 0) {
        if (errno != EINTR) return errno;
    }
    exit->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    exit->peak = peak_bytes(&usage);
    exit->seconds = 0;
    return 0;
}

int floor_process_run(const floor_program *program, floor_exit *exit) {
    int process = 0;
    int64_t began = floor_now();
    int failure = floor_process_start(program, &process);
    if (failure == 0) failure = floor_process_wait(process, exit);
    exit->seconds = (double)(floor_now() - began) / 1e9;
    return failure;
}
