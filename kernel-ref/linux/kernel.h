/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Stands in for every kernel header that is not taken from the package (see files.linux): included before each
 * unmodified .c file. Declares what those files use, no more; string.c, device.c, tree.c and board.c have the bodies that do anything.
 */
#ifndef KREF_LINUX_KERNEL_H
#define KREF_LINUX_KERNEL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include "kernel/compiler.h"
#include "kernel/memory.h"
#include "kernel/locks.h"
#include "kernel/device.h"
#include "kernel/tree.h"
#include "kernel/board.h"
#include "kernel/virtio.h"

/* the rest of remoteproc, which is not built */
struct rproc;
struct rproc_debug_trace;
struct dentry *rproc_create_trace_file(const char *name, struct rproc *rproc, struct rproc_debug_trace *trace);

/* taken from the package; here because the files above expect them from headers that are empty */
#include <asm-generic/errno-base.h>
#include <asm-generic/errno.h>
#include <linux/err.h>
#include <linux/list.h>
#include <linux/overflow.h>
#include <linux/elf.h>
#include <linux/virtio_ids.h>
#include <linux/virtio_config.h>

#endif
