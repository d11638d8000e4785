// The one place where the platforms differ: every Swift file of MultichatFiles imports this module alone, which
// passes the system's own headers on, and these inline wrappers of what Swift can't call or what Linux and macOS
// spell differently.
#ifndef CMULTICHAT_SHIMS_H
#define CMULTICHAT_SHIMS_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <sys/mount.h>
#include <sys/param.h>
#else
#include <sys/statfs.h>
#endif

#include "CRC32CInstructions.h"

// The greatest count of parts that one gathering write takes (IOV_MAX on both platforms).
static const int multichat_gather_limit = 1024;

static inline int multichat_errno(void) { return errno; }

// readdir() tells its end from an error by errno alone.
static inline void multichat_clear_errno(void) { errno = 0; }

// open() and openat() are variadic, which Swift can't call. Descriptors never reach child programs.
static inline int multichat_open(const char *path, int flags, mode_t mode) {
    return open(path, flags | O_CLOEXEC, mode);
}

static inline int multichat_openat(int directory, const char *name, int flags) {
    return openat(directory, name, flags | O_CLOEXEC);
}

// Makes a file's data durable. On macOS only F_FULLFSYNC empties the drive's own cache; file systems without it
// say so, and plain fsync is the most that they offer.
static inline int multichat_datasync(int descriptor) {
#if defined(__APPLE__)
    if (fcntl(descriptor, F_FULLFSYNC) == 0) { return 0; }
    return errno == ENOTSUP || errno == ENOTTY ? fsync(descriptor) : -1;
#else
    return fdatasync(descriptor);
#endif
}

// Makes a directory's entries durable.
static inline int multichat_directory_sync(int descriptor) {
#if defined(__APPLE__)
    return multichat_datasync(descriptor);
#else
    return fsync(descriptor);
#endif
}

// The last byte of that value, or NULL; macOS has no memrchr.
static inline const void *multichat_memrchr(const void *bytes, int value, size_t count) {
#if defined(__APPLE__)
    const unsigned char *start = (const unsigned char *)bytes;
    while (count > 0) {
        if (start[--count] == (unsigned char)value) { return start + count; }
    }
    return NULL;
#else
    extern void *memrchr(const void *, int, size_t);
    return memrchr(bytes, value, count);
#endif
}

// The name of an entry: its array has another length on each platform.
static inline const char *multichat_entry_name(const struct dirent *entry) { return entry->d_name; }

// Whether an entry of an open directory is a directory itself: 1, 0, or -1 with errno. Symbolic links are not
// followed. File systems that keep no type in the entry are asked for it; what has gone meanwhile is no directory.
static inline int multichat_entry_is_directory(int directory, const struct dirent *entry) {
    if (entry->d_type != DT_UNKNOWN) { return entry->d_type == DT_DIR; }
    struct stat status;
    if (fstatat(directory, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) { return errno == ENOENT ? 0 : -1; }
    return S_ISDIR(status.st_mode);
}

static inline bool multichat_is_directory(const struct stat *status) { return S_ISDIR(status->st_mode); }

// Fills `network` with whether the path lies on a file system shared over a network, by the type's number on Linux
// and by the mount's own word on macOS. Answers 0, or -1 with errno.
static inline int multichat_file_system(const char *path, uint64_t *type, bool *network) {
    struct statfs status;
    if (statfs(path, &status) != 0) { return -1; }
#if defined(__APPLE__)
    *type = status.f_type;
    *network = (status.f_flags & MNT_LOCAL) == 0;
#else
    *type = (uint64_t)(unsigned int)status.f_type;
    *network = false;
#endif
    return 0;
}

#endif
