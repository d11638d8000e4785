// Waiting for a change of a word in memory that several processes map.
#ifndef SHARED_WORDS_H
#define SHARED_WORDS_H

#include <stdint.h>

// Waits while the word has the value, for at most so many microseconds. It may end without a reason.
void multichat_wait_on_word(const uint32_t *word, uint32_t value, int64_t microseconds);

// Wakes all that wait on the word, in any process.
void multichat_wake_word(uint32_t *word);

#endif
