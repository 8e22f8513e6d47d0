// SPDX-License-Identifier: GPL-2.0-only
/* The device tree: what kref_open() was told. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"

static struct device_node region_nodes[MAX_REGIONS];
static struct reserved_mem reserved[MAX_REGIONS];

const struct kref_region *nth(uint64_t kind, unsigned int n)
{
	for (unsigned int i = 0; i < session.nr_regions; i++)
		if (session.regions[i].kind == kind && n-- == 0)
			return &session.regions[i];
	return NULL;
}

static int count(uint64_t kind)
{
	int n = 0;

	while (nth(kind, n))
		n++;
	return n;
}

/* node->name is what stands before the '@', and is no copy: drivers keep it */
static struct device_node *region_node(const struct kref_region *r)
{
	struct device_node *np = &region_nodes[r - session.regions];
	char *name;

	if (!np->name) {
		np->full_name = r->name;
		name = heap_alloc(sizeof(r->name));
		for (int i = 0; r->name[i] && r->name[i] != '@'; i++)
			name[i] = r->name[i];
		np->name = name;
	}
	return np;
}

const void *of_device_get_match_data(const struct device *dev)
{
	return session.match ? session.match->data : NULL;
}

int of_count_phandle_with_args(const struct device_node *np, const char *list, const char *cells)
{
	return count(KREF_MEMORY_REGION) ?: -ENOENT;
}

int of_reserved_mem_region_count(const struct device_node *np)
{
	return count(KREF_MEMORY_REGION) ?: -ENOENT;
}

struct device_node *of_parse_phandle(const struct device_node *np, const char *name, int index)
{
	const struct kref_region *r = nth(KREF_MEMORY_REGION, index);

	return r ? region_node(r) : NULL;
}

int of_phandle_iterator_init(struct of_phandle_iterator *it, const struct device_node *np, const char *list,
			     const char *cells, int cell_count)
{
	it->node = NULL;
	it->next = 0;
	return 0;
}

int of_phandle_iterator_next(struct of_phandle_iterator *it)
{
	it->node = of_parse_phandle(NULL, NULL, it->next++);
	return it->node ? 0 : -ENOENT;
}

int of_address_to_resource(struct device_node *np, int index, struct resource *res)
{
	const struct kref_region *r = &session.regions[np - region_nodes];

	*res = (struct resource){ r->sa, r->sa + r->size - 1, np->full_name, IORESOURCE_MEM };
	return 0;
}

struct reserved_mem *of_reserved_mem_lookup(struct device_node *np)
{
	const struct kref_region *r = &session.regions[np - region_nodes];
	struct reserved_mem *mem = &reserved[np - region_nodes];

	*mem = (struct reserved_mem){ np->full_name, r->sa, r->size };
	return mem;
}

int of_reserved_mem_region_to_resource(const struct device_node *np, unsigned int index, struct resource *res)
{
	struct device_node *node = of_parse_phandle(np, "memory-region", index);

	return node ? of_address_to_resource(node, 0, res) : -ENODEV;
}

int of_reserved_mem_device_init_by_idx(struct device *dev, struct device_node *np, int index)
{
	const struct kref_region *r = nth(KREF_MEMORY_REGION, index);

	if (!r)
		return -ENODEV;
	if (r->da != KREF_SHARED_DMA_POOL)
		return -EINVAL;
	dev->pool = 1 + index;
	kernel_dev_log("info", dev, "assigned reserved memory node %s\n", r->name);
	return 0;
}

bool of_property_read_bool(const struct device_node *np, const char *name)
{
	return false;	/* fsl,auto-boot, st,auto-boot, wakeup-source */
}

int of_property_read_u32_index(const struct device_node *np, const char *name, u32 index, u32 *value)
{
	if (is(name, "fsl,resource-id"))
		*value = session.flags & KREF_SECOND_CORE ? 298 : 278;	/* IMX_SC_R_M4_1_PID0, IMX_SC_R_M4_0_PID0 */
	else if (is(name, "fsl,entry-address"))
		*value = session.flags & KREF_SECOND_CORE ? 0x38fe0000 : 0x34fe0000;
	else if (is(name, "st,syscfg-m4-state") || is(name, "st,syscfg-rsc-tbl") || is(name, "st,syscfg-tz") ||
		 is(name, "st,syscfg-pdds") || is(name, "st,syscfg-holdboot"))
		*value = index == 2 ? ~0U : 0;
	else if (is(name, "ti,sci-dev-id"))
		*value = 9;
	else
		return -EINVAL;
	return 0;
}

int of_property_read_u32_array(const struct device_node *np, const char *name, u32 *values, size_t n)
{
	const struct kref_region *r;

	if (is(name, "ti,sci-proc-ids")) {
		__builtin_memset(values, 0, n * sizeof(*values));
		return 0;
	}
	if (!is(name, "dma-ranges"))
		return -EINVAL;
	for (size_t i = 0; i + 2 < n; i += 3) {
		r = nth(KREF_DMA_RANGE, i / 3);
		if (!r)
			return -EOVERFLOW;
		values[i] = r->da;
		values[i + 1] = r->sa;
		values[i + 2] = r->size;
	}
	return 0;
}

int of_property_count_elems_of_size(const struct device_node *np, const char *name, int size)
{
	return count(is(name, "dma-ranges") ? KREF_DMA_RANGE : KREF_MEMORY_REGION) ?: -EINVAL;
}

int of_property_read_string_index(const struct device_node *np, const char *name, int index, const char **value)
{
	*value = session.firmware_name;	/* firmware-name */
	return 0;
}

const void *of_get_property(const struct device_node *np, const char *name, int *size)
{
	return is(name, "mbox-names") && !(session.flags & KREF_NO_MBOX) ? "tx" : NULL;
}

struct resource *platform_get_resource_byname(struct platform_device *pdev, unsigned int type, const char *name)
{
	for (unsigned int i = 0; i < session.nr_regions; i++) {
		const struct kref_region *r = &session.regions[i];
		struct resource *res;

		if (r->kind != KREF_REG || !is(r->name, name))
			continue;
		res = heap_alloc(sizeof(*res));
		*res = (struct resource){ r->sa, r->sa + r->size - 1, r->name, IORESOURCE_MEM };
		return res;
	}
	return NULL;
}
