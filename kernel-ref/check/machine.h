/* SPDX-License-Identifier: GPL-2.0-only */
/* The machine under the C code: live objects, checked accesses, target memory, the log. Shared by Linux and U-Boot. */
#ifndef KREF_MACHINE_H
#define KREF_MACHINE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../oracle.h"

/*
 * Every object that the C code may touch has a slot of its own in one PROT_NONE reservation, 4 GiB into the slot.
 * So a wild 32-bit offset never ends in another live object, and the object it is relative to is the slot's.
 */
#define SLOT_SHIFT	33
#define SLOT_OFFSET	(4UL << 30)
#define HEAP_SLOT	0
#define TABLE_SLOT	1
#define FIRST_SLOT	2	/* mapped regions */
#define IMAGE_SLOT	120	/* then two empty ones: sh_offset + sh_name of an ELF32 reach 8 GiB */
#define NR_SLOTS	123
#define PAGE		4096UL
#define HEAP_SIZE	(64UL << 20)
#define TABLE_MAX	(4UL << 20)	/* KMALLOC_MAX_SIZE of arm64 with 4 KiB pages */
#define IMAGE_MAX	(1UL << 30)
#define SA_BITS		52

struct object {
	uintptr_t start;
	uint64_t size;
	uint64_t sa;
	uint64_t kind;		/* KREF_IMAGE ... KREF_OTHER */
	char name[40];
};

extern struct object *objects;	/* NR_SLOTS */
extern struct kref_result result;	/* of the running load */

/* memory.c */
void machine_init(void);
void machine_restore_pristine(void);
void machine_save_opened(void);
void machine_restore_opened(void);
void *map_region(uint64_t sa, uint64_t size, const char *name);	/* NULL: no slot left, or outside of 52 bits */
void unmap_region(void *va);
bool is_mapped(const void *p);	/* among the slots of mapped regions */
bool in_target(const void *va, uint64_t *sa);
void target_reach(const void *va);	/* before a load from there, or a store: what was written is there from now on */
void *heap_alloc(uint64_t size);	/* zeroed: what C leaves uninitialised is 0 here */
void heap_free(const void *p);
void *table_alloc(uint64_t size);
void image_set(const void *image, uint64_t length);
void target_copy(uint64_t sa, const void *from, uint64_t size);
void target_zero(uint64_t sa, uint64_t size);
void target_value(uint64_t sa, uint32_t value);
void target_stores(const void *va, uint64_t size, uint64_t kind);	/* lists what the caller does next */
bool in_library(const void *p);

/* access.c */
bool runs(void (*f)(void *), void *argument);	/* false: it was stopped before an undefined access */
bool live(const void *p, uint64_t size);
void must_read(const void *p, uint64_t size, void **frame);
uint64_t must_read_some(const void *p, void **frame);	/* one byte; how many more, with it, may be read unasked */
void must_write(void *p, uint64_t size, void **frame);
_Noreturn void undefined_access(uint64_t kind, uint64_t object, uint64_t offset, uint64_t size, void **frame);

/* The frame of a shim function that C code under test called: [0] is the caller's frame, [1] where it returns to. */
#define CALLER ((void **)__builtin_frame_address(0))

/*
 * linux/ and uboot/ each: do the pointers that this function reads through come from numbers in the image? Such a
 * read is relative to the image wherever it lands, even 2^63 bytes away.
 */
bool reads_the_image(const char *function);

/* symbol.c */
void symbols_init(void);
void caller_name(void **frame, char name[64]);

/* log.c */
void log_reset(void);
void log_message(const char *level, const char *prefix, const char *format, va_list args, void **frame);

/* format.c: the kernel's vsnprintf() */
int format(char *buffer, uint64_t size, const char *format, va_list args, void **frame);

#endif
