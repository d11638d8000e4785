#include "CMultichatShims.h"

#if defined(__linux__)
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>

void multichat_wait_on_word(const uint32_t *word, uint32_t value, int64_t microseconds) {
    struct timespec length = {.tv_sec = microseconds / 1000000, .tv_nsec = microseconds % 1000000 * 1000};
    syscall(SYS_futex, word, FUTEX_WAIT, value, &length, NULL, 0);
}

void multichat_wake_word(uint32_t *word) { syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0); }

#elif defined(__APPLE__)
#include <os/clock.h>
#include <os/os_sync_wait_on_address.h>

void multichat_wait_on_word(const uint32_t *word, uint32_t value, int64_t microseconds) {
    os_sync_wait_on_address_with_timeout(
        (void *)word, value, sizeof value, OS_SYNC_WAIT_ON_ADDRESS_SHARED, OS_CLOCK_MACH_ABSOLUTE_TIME,
        (uint64_t)microseconds * 1000);
}

void multichat_wake_word(uint32_t *word) {
    os_sync_wake_by_address_all(word, sizeof *word, OS_SYNC_WAKE_BY_ADDRESS_SHARED);
}

#else
#error "Multichat runs on Linux and macOS."
#endif
