// SPDX-License-Identifier: GPL-2.0-only
/* Target memory: the regions mapped into it, and the list of writes to it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "keep.h"

/* Target memory: one sparse file of system addresses, mapped once for each region, so that aliases agree. */

void *map_region(uint64_t sa, uint64_t size, const char *name)
{
	uint64_t skip = sa % PAGE, span = (skip + size + PAGE - 1) & -PAGE;
	int slot = next_slot, slots = 1 + (size >> SLOT_SHIFT) + ((size & ((1UL << SLOT_SHIFT) - 1)) > SLOT_OFFSET - PAGE);
	unsigned char *at;

	if (!size || sa + size < sa || (sa + size) >> SA_BITS || slots > IMAGE_SLOT - slot)
		return NULL;
	at = slot_start(slot);
	if (keep->mapped[slot].sa != sa || keep->mapped[slot].size != size) {
		/* also takes away what an older, larger region left in the slots that follow */
		if (mmap(at - SLOT_OFFSET, (uint64_t)slots << SLOT_SHIFT, PROT_NONE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) == MAP_FAILED ||
		    mmap(at, span, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | MAP_FIXED, keep->memory,
			 sa - skip) == MAP_FAILED)
			abort();
		for (int i = 0; i < slots; i++)
			keep->mapped[slot + i].size = 0;
		keep->mapped[slot].sa = sa;
		keep->mapped[slot].size = size;
	}
	place(slot, size, KREF_MAPPED, name);
	objects[slot].start += skip;
	objects[slot].sa = sa;
	for (int i = 1; i < slots; i++)
		objects[slot + i] = objects[slot];
	next_slot += slots;
	return (void *)objects[slot].start;
}

void unmap_region(void *va)
{
	for (int slot = FIRST_SLOT; slot < next_slot; slot++)
		if (objects[slot].start == (uintptr_t)va)
			objects[slot].size = 0;
}

bool in_target(const void *va, uint64_t *sa)
{
	uint64_t slot = ((uintptr_t)va - (uintptr_t)keep->base) >> SLOT_SHIFT;
	struct object *o = &objects[slot < NR_SLOTS ? slot : 0];

	if (slot < FIRST_SLOT || slot >= IMAGE_SLOT || (uintptr_t)va - o->start >= o->size)
		return false;
	*sa = o->sa + ((uintptr_t)va - o->start);
	return true;
}

/* Zeroes what the last load wrote, so that the next one starts from memory that is all 0. */
void forget_target(void)
{
	for (uint64_t i = 0; i < keep->nr_writes && i < NR_WRITES; i++) {
		struct kref_write *w = &keep->writes[i];

		target_store_by_sa(w->sa, NULL, w->size);
		keep->touched_pages += 2 + (w->size < PUNCH_FROM ? w->size / PAGE : 0);
	}
	keep->nr_writes = 0;
	if (keep->touched_pages > KEEP_PAGES) {
		fallocate(keep->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1L << SA_BITS);
		keep->touched_pages = 0;
	}
}

void target_log(uint64_t sa, uint64_t size, uint64_t kind)
{
	if (keep->nr_writes < NR_WRITES)
		keep->writes[keep->nr_writes] = (struct kref_write){ sa, size, kind };
	keep->nr_writes++;
	result.writes = keep->nr_writes;
	if (kind == KREF_ZERO)
		result.bytes_zeroed += size;
	else if (kind == KREF_COPY)
		result.bytes_copied += size;
}

static void zero(unsigned char *va, uint64_t sa, uint64_t size)
{
	uint64_t head, pages;

	if (size < PUNCH_FROM) {
		memset(va, 0, size);
		return;
	}
	head = -sa % PAGE;
	pages = (size - head) & -PAGE;
	memset(va, 0, head);
	fallocate(keep->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, sa + head, pages);
	memset(va + head + pages, 0, size - head - pages);
}

void target_copy(void *va, uint64_t sa, const void *from, uint64_t size)
{
	target_log(sa, size, KREF_COPY);
	memmove(va, from, size);
}

void target_zero(void *va, uint64_t sa, uint64_t size)
{
	target_log(sa, size, KREF_ZERO);
	zero(va, sa, size);
}

/* For writers without a mapping: U-Boot's physical destinations, and the clean-up. */
void target_store_by_sa(uint64_t sa, const void *from, uint64_t size)
{
	static const unsigned char zeroes[PAGE];

	/* such a write is listed, but there is no memory to do it in */
	if (sa + size < sa || (sa + size) >> SA_BITS)
		return;
	if (!from && size >= PUNCH_FROM) {
		uint64_t head = -sa % PAGE, pages = (size - head) & -PAGE;

		fallocate(keep->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, sa + head, pages);
		target_store_by_sa(sa, NULL, head);
		target_store_by_sa(sa + head + pages, NULL, size - head - pages);
		return;
	}
	if (sa + size <= LINEAR) {
		if (from)
			memcpy(keep->linear + sa, from, size);
		else
			memset(keep->linear + sa, 0, size);
		return;
	}
	for (uint64_t done = 0, step; done < size; done += step) {
		step = from || size - done < PAGE ? size - done : PAGE;
		if (pwrite(keep->memory, from ? from : zeroes, step, sa + done) != (ssize_t)step)
			abort();
	}
}

uint64_t kref_writes(struct kref_write *writes, uint64_t capacity)
{
	uint64_t n;

	if (!keep)
		return 0;
	n = keep->nr_writes < NR_WRITES ? keep->nr_writes : NR_WRITES;
	memcpy(writes, keep->writes, (n < capacity ? n : capacity) * sizeof(*writes));
	return keep->nr_writes;
}

int64_t kref_read(uint64_t sa, void *buffer, uint64_t length)
{
	if (!keep || sa + length < sa || (sa + length) >> SA_BITS)
		return -1;
	for (uint64_t done = 0; done < length;) {
		ssize_t n = pread(keep->memory, (char *)buffer + done, length - done, sa + done);

		if (n <= 0)
			return -1;
		done += n;
	}
	return 0;
}
