// CRC-32C by the processor's own instructions, where it has them. The caller asks first, once.
#ifndef CRC32C_INSTRUCTIONS_H
#define CRC32C_INSTRUCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>

static inline bool multichat_crc32c_offered(void) {
    unsigned int eax = 0, ebx = 0, ecx = 0, edx = 0;
    return __get_cpuid(1, &eax, &ebx, &ecx, &edx) != 0 && (ecx & bit_SSE4_2) != 0;
}

__attribute__((target("sse4.2")))
static inline uint32_t multichat_crc32c(uint32_t crc, const void *bytes, size_t count) {
    const unsigned char *place = (const unsigned char *)bytes;
    uint64_t wide = crc;
    for (; count >= 8; count -= 8, place += 8) {
        uint64_t word;
        memcpy(&word, place, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    crc = (uint32_t)wide;
    for (; count > 0; count--, place++) { crc = __builtin_ia32_crc32qi(crc, *place); }
    return crc;
}

#elif defined(__aarch64__)
#if defined(__linux__)
#include <sys/auxv.h>
static inline bool multichat_crc32c_offered(void) { return (getauxval(AT_HWCAP) & (1 << 7)) != 0; }
#else
static inline bool multichat_crc32c_offered(void) { return true; }
#endif

__attribute__((target("crc")))
static inline uint32_t multichat_crc32c(uint32_t crc, const void *bytes, size_t count) {
    const unsigned char *place = (const unsigned char *)bytes;
    for (; count >= 8; count -= 8, place += 8) {
        uint64_t word;
        memcpy(&word, place, 8);
        crc = __builtin_arm_crc32cd(crc, word);
    }
    for (; count > 0; count--, place++) { crc = __builtin_arm_crc32cb(crc, *place); }
    return crc;
}

#else
static inline bool multichat_crc32c_offered(void) { return false; }
static inline uint32_t multichat_crc32c(uint32_t crc, const void *bytes, size_t count) {
    (void)bytes, (void)count;
    return crc;
}
#endif

#endif
