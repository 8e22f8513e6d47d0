// SPDX-License-Identifier: GPL-2.0-only
/* Where everything lives: the reservation, the heap, target memory, and the two snapshots that undo a load. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "keep.h"

struct keep *keep;
struct object *objects;
static uint64_t brk_;
int next_slot = FIRST_SLOT;

static void *anonymous(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED)
		abort();
	return p;
}

unsigned char *slot_start(int slot)
{
	return keep->base + ((uint64_t)slot << SLOT_SHIFT) + SLOT_OFFSET;
}

void place(int slot, uint64_t size, uint64_t kind, const char *name)
{
	struct object *o = &objects[slot];

	o->start = (uintptr_t)slot_start(slot);
	o->size = size;
	o->kind = kind;
	strncpy(o->name, name, sizeof(o->name) - 1);
}

static void commit(int slot, uint64_t size)
{
	if (mprotect(slot_start(slot), size, PROT_READ | PROT_WRITE))
		abort();
}

/* Finds this library's own segments. */
static int find_self(struct dl_phdr_info *info, size_t size, void *unused)
{
	uintptr_t self = (uintptr_t)&keep, low = UINTPTR_MAX, high = 0, start = 0, end = 0, relro = 0;

	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = info->dlpi_addr + p->p_vaddr, to = from + p->p_memsz;

		if (p->p_type == PT_GNU_RELRO)
			relro = to;
		if (p->p_type != PT_LOAD)
			continue;
		if (from < low)
			low = from;
		if (to > high)
			high = to;
		if (self >= from && self < to) {
			start = from;
			end = to;
		}
	}
	if (!start)
		return 0;
	relro = (relro + PAGE - 1) & -PAGE;
	if (relro > start && relro < end)
		start = relro;
	keep->data = (unsigned char *)start;
	keep->data_size = end - start;
	keep->library = low;
	keep->library_size = high - low;
	return 1;
}

void machine_init(void)
{
	if (keep)
		return;
	keep = anonymous(sizeof(*keep));
	keep->base = mmap(NULL, (uint64_t)NR_SLOTS << SLOT_SHIFT, PROT_NONE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	keep->memory = memfd_create("target memory", MFD_CLOEXEC);
	if (keep->base == MAP_FAILED || keep->memory < 0 || ftruncate(keep->memory, 1L << SA_BITS))
		abort();
	keep->linear = mmap(NULL, LINEAR, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, keep->memory, 0);
	if (keep->linear == MAP_FAILED)
		abort();
	objects = anonymous(NR_SLOTS * sizeof(*objects));
	keep->opened_objects = anonymous(NR_SLOTS * sizeof(*objects));
	keep->shadow = anonymous(HEAP_SIZE / 8);
	keep->writes = anonymous(NR_WRITES * sizeof(*keep->writes));
	keep->copies = anonymous(KEEP_COPIES);
	keep->sources = anonymous(NR_WRITES * sizeof(*keep->sources));
	keep->heap = slot_start(HEAP_SLOT);
	commit(HEAP_SLOT, HEAP_SIZE);
	commit(TABLE_SLOT, TABLE_MAX);
	commit(IMAGE_SLOT, IMAGE_MAX);
	place(HEAP_SLOT, HEAP_SIZE, KREF_OTHER, "kernel heap");
	place(TABLE_SLOT, 0, KREF_TABLE, "resource table");
	place(IMAGE_SLOT, 0, KREF_IMAGE, "firmware image");
	symbols_init();
	log_reset();
	if (!dl_iterate_phdr(find_self, NULL))
		abort();
	keep->pristine = anonymous(keep->data_size);
	keep->opened = anonymous(keep->data_size);
	keep->opened_heap = anonymous(HEAP_SIZE);
	keep->opened_shadow = anonymous(HEAP_SIZE / 8);
	memcpy(keep->pristine, keep->data, keep->data_size);
}

static void forget_heap(uint64_t from)
{
	if (brk_ > keep->heap_top)
		keep->heap_top = brk_;
	if (keep->heap_top > from)
		memset(keep->shadow + from / 8, 0, (keep->heap_top - from) / 8 + 1);
	keep->heap_top = from;
}

static void forget_objects(int from)
{
	objects[TABLE_SLOT].size = 0;
	objects[IMAGE_SLOT].size = 0;
	memset(objects + from, 0, (next_slot - from) * sizeof(*objects));
}

void machine_restore_pristine(void)
{
	forget_target();
	forget_heap(0);
	forget_objects(FIRST_SLOT);
	memcpy(keep->data, keep->pristine, keep->data_size);
}

void machine_save_opened(void)
{
	forget_target();	/* an attach at probe may have written; every load starts from all 0 */
	memcpy(keep->opened, keep->data, keep->data_size);
	memcpy(keep->opened_objects, objects, next_slot * sizeof(*objects));
	keep->opened_slots = next_slot;
	memcpy(keep->opened_heap, slot_start(HEAP_SLOT), brk_);
	memcpy(keep->opened_shadow, keep->shadow, brk_ / 8 + 1);
	keep->opened_brk = brk_;
}

void machine_restore_opened(void)
{
	forget_target();
	forget_heap(keep->opened_brk);
	forget_objects(keep->opened_slots);
	memcpy(objects, keep->opened_objects, keep->opened_slots * sizeof(*objects));
	memcpy(keep->data, keep->opened, keep->data_size);
	memcpy(slot_start(HEAP_SLOT), keep->opened_heap, keep->opened_brk);
	memcpy(keep->shadow, keep->opened_shadow, keep->opened_brk / 8 + 1);
}

bool in_library(const void *p)
{
	return is_in_library(p);
}

bool is_mapped(const void *p)
{
	uint64_t slot = ((uintptr_t)p - (uintptr_t)keep->base) >> SLOT_SHIFT;

	return slot >= FIRST_SLOT && slot < IMAGE_SLOT;
}

void image_set(const void *image, uint64_t length)
{
	unsigned char *start = slot_start(IMAGE_SLOT);

	if (keep->image_length > KEEP_IMAGE)
		madvise(start, keep->image_length, MADV_DONTNEED);
	memcpy(start, image, length);
	keep->image_length = length;
	objects[IMAGE_SLOT].size = length;
}

/* Heap: only ever grows during a load, so that a use after free is seen. 16 dead bytes follow each object. */

struct header { uint64_t size, freed; };

static void mark(unsigned char *p, uint64_t size, bool alive)
{
	unsigned char *s = keep->shadow + (p - slot_start(HEAP_SLOT)) / 8;

	for (; size >= 8; size -= 8)
		*s++ = alive ? 8 : 0;
	if (size)
		*s = alive ? size : 0;
}

void *heap_alloc(uint64_t size)
{
	struct header *h = (void *)(slot_start(HEAP_SLOT) + brk_);
	unsigned char *p = (void *)(h + 1);

	if (size > TABLE_MAX || brk_ + sizeof(*h) + size + 32 > HEAP_SIZE)
		return NULL;
	h->size = size;
	h->freed = 0;
	memset(p, 0, size);
	mark(p, size, true);
	brk_ = (brk_ + sizeof(*h) + size + 15 + 16) & ~15UL;
	return p;
}

void heap_free(const void *p)
{
	uint64_t offset = (unsigned char *)p - slot_start(HEAP_SLOT);
	struct header *h = (struct header *)p - 1;

	if ((uintptr_t)p == objects[TABLE_SLOT].start)
		objects[TABLE_SLOT].size = 0;
	if (offset >= brk_ || offset < sizeof(*h))
		return;
	h->freed = 1;
	mark((void *)p, h->size, false);
}

/* @return the start of the heap object before @offset, for the report */
uint64_t heap_object_before(uint64_t offset)
{
	uint64_t found = 0;

	for (uint64_t at = 0; at < brk_ && at + sizeof(struct header) <= offset;) {
		struct header *h = (void *)(slot_start(HEAP_SLOT) + at);

		found = at + sizeof(*h);
		at = (at + sizeof(*h) + h->size + 15 + 16) & ~15UL;
	}
	return found;
}

/* The copy of the resource table has a slot of its own: its offsets reach 2 GiB to either side. */
void *table_alloc(uint64_t size)
{
	if (objects[TABLE_SLOT].size || !size || size > TABLE_MAX)
		return heap_alloc(size);
	objects[TABLE_SLOT].size = size;
	return slot_start(TABLE_SLOT);
}

