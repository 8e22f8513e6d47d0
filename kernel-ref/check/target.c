// SPDX-License-Identifier: GPL-2.0-only
/* Target memory: the regions mapped into it, and the list of writes to it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "keep.h"

/*
 * Target memory is one sparse file of system addresses, all 0 when a load begins. A write is listed, and done when
 * somebody looks: the C code under test when it loads from a mapped region, or stores there, or who reads the answer.
 * Of most loads nobody does, or only at what was copied, which the list tells without any memory.
 */

void *map_region(uint64_t sa, uint64_t size, const char *name)
{
	int slot = next_slot, slots = 1 + (size >> SLOT_SHIFT) + ((size & ((1UL << SLOT_SHIFT) - 1)) > SLOT_OFFSET - PAGE);

	if (!size || sa + size < sa || (sa + size) >> SA_BITS || slots > IMAGE_SLOT - slot)
		return NULL;
	place(slot, size, KREF_MAPPED, name);
	objects[slot].start += sa % PAGE;
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

/* Each region has pages of its own that are the same memory, so that aliases agree. */
static void map_pages(const struct object *o)
{
	int slot = (o->start - (uintptr_t)keep->base) >> SLOT_SHIFT;
	uint64_t skip = o->sa % PAGE, span = (skip + o->size + PAGE - 1) & -PAGE;
	unsigned char *at = slot_start(slot);
	int slots = 1;

	if (keep->mapped[slot].sa == o->sa && keep->mapped[slot].size == o->size)
		return;
	while (objects[slot + slots].start == o->start)
		slots++;
	/* also takes away what an older, larger region left in the slots that follow */
	if (mmap(at - SLOT_OFFSET, (uint64_t)slots << SLOT_SHIFT, PROT_NONE,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) == MAP_FAILED ||
	    mmap(at, span, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | MAP_FIXED, keep->memory,
		 o->sa - skip) == MAP_FAILED)
		abort();
	for (int i = 0; i < slots; i++)
		keep->mapped[slot + i].size = 0;
	keep->mapped[slot].sa = o->sa;
	keep->mapped[slot].size = o->size;
}

static struct object *region_of(const void *va)
{
	uint64_t slot = ((uintptr_t)va - (uintptr_t)keep->base) >> SLOT_SHIFT;

	return is_mapped(va) && (uintptr_t)va - objects[slot].start < objects[slot].size ? &objects[slot] : NULL;
}

bool in_target(const void *va, uint64_t *sa)
{
	struct object *o = region_of(va);

	if (o)
		*sa = o->sa + ((uintptr_t)va - o->start);
	return o;
}

/* Does a write, or with @from NULL puts zeroes there. Outside of SA_BITS it is listed, but there is no memory. */
static void store(uint64_t sa, const void *from, uint64_t size)
{
	static const unsigned char zeroes[PAGE];

	if (sa + size < sa || (sa + size) >> SA_BITS)
		return;
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

static const void *source(uint64_t i)
{
	return keep->sources[i].from ? keep->sources[i].from : &keep->sources[i].value;
}

/* Memory is 0 where nothing was copied or stored, so that zeroing concerns only what was. */
static void zero(uint64_t i)
{
	const struct kref_write *z = &keep->writes[i];

	for (uint64_t k = 0; k < i; k++) {
		const struct kref_write *w = &keep->writes[k];
		uint64_t from = w->sa > z->sa ? w->sa : z->sa;
		uint64_t last = w->sa + w->size < z->sa + z->size ? w->sa + w->size : z->sa + z->size;

		if (w->kind != KREF_ZERO && from < last)
			store(from, NULL, last - from);
	}
}

/* Does what is listed and not done yet. */
static void settle(void)
{
	for (; keep->done < keep->nr_writes; keep->done++) {
		const struct kref_write *w = &keep->writes[keep->done];

		if (w->kind == KREF_ZERO)
			zero(keep->done);
		else
			store(w->sa, source(keep->done), w->size);
	}
}

void target_reach(const void *va)
{
	struct object *o = region_of(va);

	if (o)
		map_pages(o);
	settle();
}

/* Makes target memory all 0 again, and the list empty. */
void forget_target(void)
{
	for (uint64_t i = 0; i < keep->done; i++) {
		struct kref_write *w = &keep->writes[i];

		if (w->kind == KREF_ZERO)
			continue;
		store(w->sa, NULL, w->size);
		keep->touched_pages += 2 + w->size / PAGE;
	}
	keep->nr_writes = keep->done = keep->kept = 0;
	if (keep->touched_pages > KEEP_PAGES) {
		fallocate(keep->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1L << SA_BITS);
		keep->touched_pages = 0;
	}
}

static void list(uint64_t sa, uint64_t size, uint64_t kind, const void *from, uint64_t value)
{
	if (keep->nr_writes == NR_WRITES)
		abort();	/* 65535 headers, two for each: an image has no more */
	keep->sources[keep->nr_writes].from = from;
	keep->sources[keep->nr_writes].value = value;
	keep->writes[keep->nr_writes++] = (struct kref_write){ sa, size, kind };
	result.writes = keep->nr_writes;
	if (kind == KREF_ZERO)
		result.bytes_zeroed += size;
	else if (kind == KREF_COPY)
		result.bytes_copied += size;
}

void target_copy(uint64_t sa, const void *from, uint64_t size)
{
	bool stays = (uintptr_t)from - objects[IMAGE_SLOT].start < objects[IMAGE_SLOT].size;

	/* the image stays as it is until the next one; anything else, as the resource table, may change */
	if (!stays && size <= KEEP_COPIES - keep->kept) {
		from = memcpy(keep->copies + keep->kept, from, size);
		keep->kept += size;
		stays = true;
	}
	list(sa, size, KREF_COPY, from, 0);
	if (!stays)
		settle();
}

void target_zero(uint64_t sa, uint64_t size)
{
	list(sa, size, KREF_ZERO, NULL, 0);
}

void target_value(uint64_t sa, uint32_t value)
{
	list(sa, sizeof(value), KREF_STORE, NULL, value);
}

/* The C code under test is about to do it itself. */
void target_stores(const void *va, uint64_t size, uint64_t kind)
{
	uint64_t sa;

	if (!in_target(va, &sa))
		return;
	target_reach(va);
	list(sa, size, kind, NULL, 0);
	keep->done = keep->nr_writes;
}

uint64_t kref_writes(struct kref_write *writes, uint64_t capacity)
{
	uint64_t n = keep ? keep->nr_writes : 0;

	if (n)
		memcpy(writes, keep->writes, (n < capacity ? n : capacity) * sizeof(*writes));
	return n;
}

/* Is no write over another one, or behind the end of memory? Of more than a few it is not asked. */
static bool apart(void)
{
	if (keep->nr_writes > 16)
		return false;
	for (uint64_t i = 0; i < keep->nr_writes; i++) {
		const struct kref_write *a = &keep->writes[i];

		if (a->sa + a->size < a->sa || (a->sa + a->size) >> SA_BITS)
			return false;
		for (uint64_t k = 0; k < i; k++) {
			const struct kref_write *b = &keep->writes[k];

			if (a->sa < b->sa + b->size && b->sa < a->sa + a->size)
				return false;
		}
	}
	return true;
}

static bool in_linear(const struct kref_write *w)
{
	return w->size <= LINEAR && w->sa <= LINEAR - w->size;
}

uint64_t kref_copied(unsigned char *buffer, uint64_t capacity)
{
	uint64_t n = 0;
	bool listed;

	if (!keep)
		return 0;
	listed = !keep->done && apart();
	if (!listed)
		settle();
	for (uint64_t i = 0; i < keep->nr_writes; i++) {
		const struct kref_write *w = &keep->writes[i];

		if (w->kind == KREF_ZERO)
			continue;
		if (w->size > capacity - n || (!listed && !in_linear(w) && kref_read(w->sa, buffer + n, w->size)))
			return UINT64_MAX;
		if (listed)
			memcpy(buffer + n, source(i), w->size);
		else if (in_linear(w))
			memcpy(buffer + n, keep->linear + w->sa, w->size);
		n += w->size;
	}
	return n;
}

int64_t kref_read(uint64_t sa, void *buffer, uint64_t length)
{
	if (!keep || sa + length < sa || (sa + length) >> SA_BITS)
		return -1;
	settle();
	for (uint64_t done = 0; done < length;) {
		ssize_t n = pread(keep->memory, (char *)buffer + done, length - done, sa + done);

		if (n <= 0)
			return -1;
		done += n;
	}
	return 0;
}
