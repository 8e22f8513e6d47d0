// SPDX-License-Identifier: GPL-2.0-only
/* The kernel log of one call, as /dev/kmsg would escape it. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include "machine.h"

#define LOG_SIZE (16UL << 20)
#define LINE 1024	/* printk cuts here */

static char *text;
static uint64_t length;	/* what there would be without LOG_SIZE */

void log_reset(void)
{
	if (!text)
		text = mmap(NULL, LOG_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	length = 0;
}

static void put(const char *s, size_t n)
{
	if (length + n <= LOG_SIZE)
		memcpy(text + length, s, n);
	length += n;
	result.log_length = length;
}

/* What is escaped; without a jump, so that many are looked at at once. */
static inline bool is_odd(char c)
{
	return ((unsigned char)(c - ' ') >= 127 - ' ') | (c == '\\');
}

void log_message(const char *level, const char *prefix, const char *fmt, va_list args, void **frame)
{
	char line[LINE], hex[8];
	size_t n = strlen(prefix), end;
	bool odd = false;

	memcpy(line, prefix, n);
	format(line + n, sizeof(line) - n, fmt, args, frame);
	end = strlen(line);
	if (end && line[end - 1] == '\n')
		end--;
	put(level, strlen(level));
	put("\t", 1);
	for (size_t i = 0; i < end; i++)
		odd |= is_odd(line[i]);
	if (!odd)
		put(line, end);
	for (size_t from = 0, at = 0; odd && from < end; from = ++at) {
		for (; at < end && !is_odd(line[at]); at++)
			;
		put(line + from, at - from);
		if (at < end)
			put(hex, snprintf(hex, sizeof(hex), "\\x%02x", (unsigned char)line[at]));
	}
	put("\n", 1);
}

uint64_t kref_log(char *buffer, uint64_t capacity)
{
	uint64_t n = length < LOG_SIZE ? length : LOG_SIZE;

	memcpy(buffer, text, n < capacity ? n : capacity);
	return length;
}
