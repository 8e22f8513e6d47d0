// SPDX-License-Identifier: GPL-2.0-only
/*
 * Exact bounds checks. gcc -fsanitize=kernel-address turns every load and store of the code under test into a call
 * of one of the __asan_ functions below; there is no sanitizer runtime, no signal: longjmp leaves before the access.
 */
#include <setjmp.h>
#include <string.h>
#include "keep.h"

struct kref_result result;
static jmp_buf undefined;
static void *stack_top;

uint64_t heap_object_before(uint64_t offset);

/* NR_SLOTS or more: in none */
static inline uint64_t slot_of(uintptr_t a)
{
	return (a - (uintptr_t)keep->base) >> SLOT_SHIFT;
}

__attribute__((__noinline__)) bool runs(void (*f)(void *), void *argument)
{
	stack_top = __builtin_frame_address(0);
	if (_setjmp(undefined))
		return false;
	f(argument);
	return true;
}

static inline bool heap_live(uint64_t offset, uint64_t size)
{
	const unsigned char *s = keep->shadow + offset / 8;
	uint64_t end = (offset & 7) + size;

	if (offset >= HEAP_SIZE || size > HEAP_SIZE - offset)
		return false;
	for (; end > 8; end -= 8)
		if (*s++ != 8)
			return false;
	return end <= *s;
}

/* Most of the time goes here. */
static inline bool is_live(uintptr_t a, uint64_t size, uintptr_t frame)
{
	uint64_t slot = slot_of(a);

	if (slot == HEAP_SLOT)
		return heap_live(a - (uintptr_t)keep->base - SLOT_OFFSET, size);
	if (slot < NR_SLOTS)
		return a - objects[slot].start < objects[slot].size && size <= objects[slot].size - (a - objects[slot].start);
	if (a - frame < (uintptr_t)stack_top - frame)
		return size <= (uintptr_t)stack_top - a;
	return is_in_library((const void *)a) && (size == 0 || is_in_library((const char *)a + size - 1));
}

bool live(const void *p, uint64_t size)
{
	return is_live((uintptr_t)p, size, (uintptr_t)__builtin_frame_address(0));
}

_Noreturn void undefined_access(uint64_t kind, uint64_t object, uint64_t offset, uint64_t size, void **frame)
{
	result.outcome = KREF_UNDEFINED;
	result.bad_kind = kind;
	result.bad_object = object;
	result.bad_offset = offset;
	result.bad_length = size;
	caller_name(frame, result.bad_function);
	_longjmp(undefined, 1);
}

static _Noreturn void dead(uint64_t kind, const void *p, uint64_t size, void **frame)
{
	uintptr_t a = (uintptr_t)p;
	uint64_t slot = slot_of(a);
	const struct object *o;
	uint64_t offset;
	char function[64];

	if (a < PAGE)
		undefined_access(kind, KREF_NULL, a, size, frame);
	caller_name(frame, function);
	if (kind == KREF_READ && reads_the_image(function))
		slot = IMAGE_SLOT;
	if (slot > IMAGE_SLOT && slot < NR_SLOTS)
		slot = IMAGE_SLOT;
	if (slot >= NR_SLOTS)
		undefined_access(kind, KREF_OTHER, 0, size, frame);
	o = &objects[slot];
	offset = a - o->start;
	if (slot == HEAP_SLOT)
		offset -= heap_object_before(offset);
	memcpy(result.bad_object_name, o->name, sizeof(o->name));
	result.bad_object_sa = o->sa;
	undefined_access(kind, o->kind ? o->kind : KREF_OTHER, offset, size, frame);
}

static inline void reads(const void *p, uint64_t size, void **frame)
{
	if (!is_live((uintptr_t)p, size, (uintptr_t)__builtin_frame_address(0)) && size)
		dead(KREF_READ, p, size, frame);
	if (slot_of((uintptr_t)p) - FIRST_SLOT < IMAGE_SLOT - FIRST_SLOT)
		target_reach(p);
}

static inline void writes(void *p, uint64_t size, void **frame)
{
	if (!is_live((uintptr_t)p, size, (uintptr_t)__builtin_frame_address(0)) && size)
		dead(KREF_WRITE, p, size, frame);
}

void must_read(const void *p, uint64_t size, void **frame)
{
	reads(p, size, frame);
}

/* Strings are walked with it: a check of each byte alone would take longer than what looks at them. */
uint64_t must_read_some(const void *p, void **frame)
{
	uintptr_t a = (uintptr_t)p;
	uint64_t slot = slot_of(a), offset = a - (uintptr_t)keep->heap;

	reads(p, 1, frame);
	if (slot == HEAP_SLOT)
		return keep->shadow[offset / 8] - (offset & 7);
	if (slot < NR_SLOTS)
		return objects[slot].size - (a - objects[slot].start);
	return is_in_library(p) ? keep->library + keep->library_size - a : 1;
}

void must_write(void *p, uint64_t size, void **frame)
{
	writes(p, size, frame);
}

/*
 * Is it inside one granule of a live heap object? Most accesses are, and there is nothing more to do for them, as heap
 * is no target memory.
 */
static inline bool is_in_heap(const void *p, uint64_t size)
{
	uint64_t offset = (uintptr_t)p - (uintptr_t)keep->heap;

	return offset < HEAP_SIZE && (offset & 7) + size <= keep->shadow[offset / 8];
}

/* A plain store by the code under test: rare in target memory, but it changes what the core will see. */
static inline void stores(void *p, uint64_t size, void **frame)
{
	writes(p, size, frame);
	if (slot_of((uintptr_t)p) - FIRST_SLOT < IMAGE_SLOT - FIRST_SLOT)
		target_stores(p, size, KREF_STORE);
}

#define SIZED(n) \
	void __asan_load##n##_noabort(void *p) { if (!is_in_heap(p, n)) reads(p, n, CALLER); } \
	void __asan_store##n##_noabort(void *p) { if (!is_in_heap(p, n)) stores(p, n, CALLER); }
SIZED(1) SIZED(2) SIZED(4) SIZED(8) SIZED(16)
void __asan_loadN_noabort(void *p, uint64_t size) { reads(p, size, CALLER); }
void __asan_storeN_noabort(void *p, uint64_t size) { stores(p, size, CALLER); }
void __asan_handle_no_return(void) { }
