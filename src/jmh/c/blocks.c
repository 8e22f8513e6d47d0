// SPDX-License-Identifier: GPL-2.0-only
/*
 * blocks LIBUNICORN: MachineBenchmark's loop on a Cortex-M7 with a block hook in C that counts time, in MIPS.
 * Declares what it calls of Unicorn's interface itself: no header is needed. Link with -lm: the library says not that it needs it.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ARCH_ARM 1
#define MODE_THUMB (1 << 4)
#define SET_CPU_MODEL 0x44000007
#define CORTEX_M7 10
#define HOOK_BLOCK 8
#define ALL 7
#define MILLIONS 100	/* of instructions in each round */
#define ROUNDS 5

/* ldr r0, =-1; 1: eors r1, r0; lsls r2, r1, #3; adds r3, r3, r2; eors r1, r3; subs r0, #1; bne 1b */
static const uint16_t code[] = { 0x4803, 0x4041, 0x00ca, 0x189b, 0x4059, 0x3801, 0xd1f9, 0xbf30, 0xffff, 0xffff };

typedef int (*open_t)(int, int, void **);
typedef int (*ctl_t)(void *, int, ...);
typedef int (*map_t)(void *, uint64_t, size_t, uint32_t);
typedef int (*write_t)(void *, uint64_t, const void *, size_t);
typedef int (*hook_t)(void *, size_t *, int, void *, void *, uint64_t, uint64_t, ...);
typedef int (*start_t)(void *, uint64_t, uint64_t, uint64_t, size_t);
typedef int (*stop_t)(void *);

static stop_t stop;
static uint64_t now, deadline;

/* As the machine in Java does it: asks before it counts. */
static void block(void *uc, uint64_t address, uint32_t size, void *user)
{
	if (now >= deadline)
		stop(uc);
	else
		now += size / 2;
}

static void *symbol(void *library, const char *name)
{
	void *p = dlsym(library, name);

	if (p)
		return p;
	fprintf(stderr, "blocks: %s\n", dlerror());
	exit(1);
}

static void must(int error, const char *what)
{
	if (!error)
		return;
	fprintf(stderr, "blocks: %s: error %d\n", what, error);
	exit(1);
}

int main(int argc, char **argv)
{
	void *library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL, *uc;
	struct timespec from, to;
	double best = 0, mips;
	size_t hook;

	if (!library) {
		fprintf(stderr, "usage: blocks LIBUNICORN (%s)\n", argc == 2 ? dlerror() : "no library");
		return 2;
	}
	stop = (stop_t)symbol(library, "uc_emu_stop");
	must(((open_t)symbol(library, "uc_open"))(ARCH_ARM, MODE_THUMB, &uc), "uc_open");
	must(((ctl_t)symbol(library, "uc_ctl"))(uc, SET_CPU_MODEL, CORTEX_M7), "uc_ctl");
	must(((map_t)symbol(library, "uc_mem_map"))(uc, 0, 0x20000, ALL), "uc_mem_map");
	must(((write_t)symbol(library, "uc_mem_write"))(uc, 0x200, code, sizeof(code)), "uc_mem_write");
	must(((hook_t)symbol(library, "uc_hook_add"))(uc, &hook, HOOK_BLOCK, (void *)block, NULL, 1, 0), "uc_hook_add");
	for (int round = 0; round < ROUNDS; round++) {
		now = 0;
		deadline = MILLIONS * 1000000UL;
		clock_gettime(CLOCK_MONOTONIC, &from);
		must(((start_t)symbol(library, "uc_emu_start"))(uc, 0x201, 0, 0, 0), "uc_emu_start");
		clock_gettime(CLOCK_MONOTONIC, &to);
		mips = now / 1e6 / (to.tv_sec - from.tv_sec + (to.tv_nsec - from.tv_nsec) / 1e9);
		if (mips > best)
			best = mips;
	}
	printf("%.0f\n", best);
	return 0;
}
