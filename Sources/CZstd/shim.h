// Zstandard's streams. Its error codes are sizes near the top of size_t, which Swift can't compare by name.
#ifndef CZSTD_SHIM_H
#define CZSTD_SHIM_H

#include <zstd.h>

#endif
