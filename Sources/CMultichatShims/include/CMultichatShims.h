// The one place where the platforms differ: every Swift file of MultichatFiles imports this module alone, which
// passes the system's own headers on, and these inline wrappers of what Swift can't call or what Linux and macOS
// spell differently.
#ifndef CMULTICHAT_SHIMS_H
#define CMULTICHAT_SHIMS_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <sys/param.h>
#else
#include <sys/statfs.h>
#endif

#include "CRC32CInstructions.h"
#include "SharedWords.h"

// The greatest count of parts that one gathering write takes (IOV_MAX on both platforms).
static const int multichat_gather_limit = 1024;

static inline int multichat_errno(void) { return errno; }

// MAP_FAILED is a cast of an integer to a pointer.
static inline void *multichat_map_failed(void) { return MAP_FAILED; }

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

// Locks on single bytes that belong to the open file, as those of flock() do, not to the process: a queue of
// processes. The numbers are the systems' own, which their headers show only with extensions switched on.
#if defined(__APPLE__)
enum { multichat_byte_try = 90, multichat_byte_wait = 91, multichat_byte_look = 92 };
#else
enum { multichat_byte_look = 36, multichat_byte_try = 37, multichat_byte_wait = 38 };
#endif

static inline int multichat_bytes(int descriptor, int command, short type, int64_t start, int64_t count) {
    struct flock range = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = count};
    if (fcntl(descriptor, command, &range) != 0) { return -1; }
    return command == multichat_byte_look ? range.l_type != F_UNLCK : 0;
}

// Locks a byte for this open file alone, once nobody else holds it.
static inline int multichat_lock_byte(int descriptor, int64_t place) {
    return multichat_bytes(descriptor, multichat_byte_wait, F_WRLCK, place, 1);
}

static inline int multichat_unlock_bytes(int descriptor, int64_t start, int64_t count) {
    return multichat_bytes(descriptor, multichat_byte_try, F_UNLCK, start, count);
}

// Locks a byte for this open file if nobody else holds it: 0, or -1 with errno.
static inline int multichat_try_lock_byte(int descriptor, int64_t place) {
    return multichat_bytes(descriptor, multichat_byte_try, F_WRLCK, place, 1);
}

// Whether a byte is locked through another open file: 1, 0, or -1 with errno.
static inline int multichat_byte_locked(int descriptor, int64_t place) {
    return multichat_bytes(descriptor, multichat_byte_look, F_WRLCK, place, 1);
}

// Whether any byte of the file is locked through another open file: 1, 0, or -1 with errno.
static inline int multichat_any_byte_locked(int descriptor) {
    return multichat_bytes(descriptor, multichat_byte_look, F_WRLCK, 0, 0);
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

// Directory streams and the names of entries have other types on each platform.
static inline void *multichat_directory_open(int descriptor) { return fdopendir(descriptor); }

static inline void multichat_directory_close(void *directory) { closedir((DIR *)directory); }

static inline int multichat_directory_descriptor(void *directory) { return dirfd((DIR *)directory); }

// The next entry, or NULL: behind the last one errno is 0 then.
static inline struct dirent *multichat_directory_next(void *directory) {
    errno = 0;
    return readdir((DIR *)directory);
}

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
