// SPDX-License-Identifier: GPL-2.0-only
/*
 * Exact bounds checks. gcc -fsanitize=kernel-address turns every load and store of the code under test into a call
 * of one of the __asan_ functions below; there is no sanitizer runtime, no signal: longjmp leaves before the access.
 */
#include <setjmp.h>
#include <string.h>
#include "machine.h"

struct kref_result result;
static jmp_buf undefined;
static void *stack_top;

bool heap_live(uint64_t offset, uint64_t size);
uint64_t heap_object_before(uint64_t offset);

static uintptr_t base(void)
{
	return objects[HEAP_SLOT].start - SLOT_OFFSET;
}

__attribute__((__noinline__)) bool runs(void (*f)(void *), void *argument)
{
	stack_top = __builtin_frame_address(0);
	if (_setjmp(undefined))
		return false;
	f(argument);
	return true;
}

bool live(const void *p, uint64_t size)
{
	uintptr_t a = (uintptr_t)p, frame = (uintptr_t)__builtin_frame_address(0);
	uint64_t slot = (a - base()) >> SLOT_SHIFT;

	if (a - frame < (uintptr_t)stack_top - frame)
		return size <= (uintptr_t)stack_top - a;
	if (slot < NR_SLOTS) {
		const struct object *o = &objects[slot];
		uint64_t offset = a - o->start;

		if (offset >= o->size || size > o->size - offset)
			return false;
		return slot != HEAP_SLOT || heap_live(offset, size);
	}
	return in_library(p) && (size == 0 || in_library((const char *)p + size - 1));
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
	uint64_t slot = (a - base()) >> SLOT_SHIFT;
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

void must_read(const void *p, uint64_t size, void **frame)
{
	if (size && !live(p, size))
		dead(KREF_READ, p, size, frame);
}

void must_write(void *p, uint64_t size, void **frame)
{
	if (size && !live(p, size))
		dead(KREF_WRITE, p, size, frame);
}

/* A plain store by the code under test: rare in target memory, but it changes what the core will see. */
static void stores(void *p, uint64_t size, void **frame)
{
	uint64_t sa;

	must_write(p, size, frame);
	if ((uintptr_t)p - base() >= (uint64_t)FIRST_SLOT << SLOT_SHIFT && in_target(p, &sa))
		target_log(sa, size, KREF_STORE);
}

#define SIZED(n) \
	void __asan_load##n##_noabort(void *p) { must_read(p, n, CALLER); } \
	void __asan_store##n##_noabort(void *p) { stores(p, n, CALLER); }
SIZED(1) SIZED(2) SIZED(4) SIZED(8) SIZED(16)
void __asan_loadN_noabort(void *p, uint64_t size) { must_read(p, size, CALLER); }
void __asan_storeN_noabort(void *p, uint64_t size) { stores(p, size, CALLER); }
void __asan_handle_no_return(void) { }
