/* SPDX-License-Identifier: GPL-2.0-only */
/* What kref_open() was told, for the shim. */
#ifndef KREF_LINUX_SESSION_H
#define KREF_LINUX_SESSION_H

#include "../check/machine.h"

#define MAX_REGIONS 64

struct session {
	struct kref_region regions[MAX_REGIONS];
	unsigned int nr_regions;
	uint64_t flags;
	const char *firmware_name;
	const struct of_device_id *match;
};
extern struct session session;

/* The n-th region of a kind. */
const struct kref_region *nth(uint64_t kind, unsigned int n);

static inline bool is(const char *a, const char *b)
{
	return !__builtin_strcmp(a, b);
}

/* By driver name, or by compatible: then session.match is set. */
struct platform_driver *find_driver(const char *name, const char *compatible);
int probe(struct platform_device *pdev, struct platform_driver *driver);
struct rproc *opened_rproc(void);	/* what the driver that kref_open() probed has registered */

#endif
