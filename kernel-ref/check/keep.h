/* SPDX-License-Identifier: GPL-2.0-only */
/* What memory.c and target.c share. */
#ifndef KREF_KEEP_H
#define KREF_KEEP_H

#include "machine.h"

#define NR_WRITES (1UL << 18)		/* two for each of 65535 program headers, and a few */
#define LINEAR (1UL << 36)		/* system addresses that are mapped once for the writers without a region */
#define KEEP_PAGES 16384		/* 64 MiB of zeroed target memory stay; beyond that all of it is given back */
#define KEEP_COPIES (64UL << 10)	/* of what was copied from elsewhere than the image, before it is in memory */
#define KEEP_IMAGE (16UL << 20)

/* What outlives a load: everything else in .data and .bss goes back to a snapshot. */
struct keep {
	unsigned char *base;
	unsigned char *heap;		/* what is in its slot */
	unsigned char *shadow;		/* one byte for 8 bytes of heap: how many of them are live */
	int memory;			/* memfd: offset = system address */
	unsigned char *linear;		/* its first LINEAR bytes */
	struct kref_write *writes;
	struct { const void *from; uint64_t value; } *sources;	/* of each write that is no zeroing; from NULL: value */
	uint64_t nr_writes, done;	/* of the writes, the first ones are in memory already */
	unsigned char *copies;		/* sources that do not stay as they were */
	uint64_t kept, touched_pages;
	uint64_t image_length;
	uint64_t heap_top;		/* highest brk since the heap was last cleared */
	struct { uint64_t sa, size; } mapped[NR_SLOTS];
	unsigned char *data;		/* our writable segment without RELRO */
	size_t data_size;
	unsigned char *pristine, *opened, *opened_heap, *opened_shadow;
	uint64_t opened_brk;
	struct object *opened_objects;
	int opened_slots;
	uintptr_t library, library_size;
};
extern struct keep *keep;

static inline bool is_in_library(const void *p)
{
	return (uintptr_t)p - keep->library < keep->library_size;
}

extern int next_slot;
unsigned char *slot_start(int slot);
void place(int slot, uint64_t size, uint64_t kind, const char *name);
void forget_target(void);

#endif
