// SPDX-License-Identifier: GPL-2.0-only
/* kref_repeat() of a library that build --plain made: the two functions that judge and load an image, again and again. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"

int kref_copies;	/* 0 for kref_open() and kref_load(), which copy nothing but to and from target memory */
uint64_t kref_not_copied;

__attribute__((__visibility__("default")))
int64_t kref_repeat(const void *image, uint64_t length, uint64_t times, uint64_t copies)
{
	struct firmware fw = { .size = length, .data = image };
	struct rproc *rproc = opened_rproc();
	int ret = 0;

	/* memory behind the regions that driver and core know by now */
	for (int slot = FIRST_SLOT; slot < IMAGE_SLOT; slot++)
		if (objects[slot].size)
			target_reach((void *)objects[slot].start);
	kref_copies = copies;
	while (times-- && !ret) {
		ret = rproc_elf_sanity_check(rproc, &fw);
		if (!ret)
			ret = rproc_elf_load_segments(rproc, &fw);
	}
	kref_copies = 0;
	return ret;
}
