// SPDX-License-Identifier: GPL-2.0-only
/* The board: mappings, DMA memory, and what drivers press buttons on. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"
#if KVER >= 601
#include "imx_rproc.h"
#endif
#if KVER >= 700
#include <linux/firmware/imx/sm.h>
#endif
#include <linux/soc/ti/ti_sci_protocol.h>

struct clk the_clk;
struct mbox_chan the_mailbox;
struct reset_control the_reset;
#if KVER >= 612
const
#endif
struct class rproc_class = { .name = "remoteproc" };

/* mappings and DMA memory */

static void *map(const char *what, uint64_t sa, uint64_t size)
{
	char name[64];

	for (unsigned int i = 0; i < session.nr_regions; i++) {
		const struct kref_region *r = &session.regions[i];

		if (r->kind <= KREF_REG && sa == r->sa && size == r->size)
			return map_region(sa, size, r->name);
	}
	kernel_snprintf(name, sizeof(name), "%s 0x%llx", what, (u64)sa);
	return map_region(sa, size, name);
}

void *kernel_ioremap(phys_addr_t sa, size_t size)
{
	return map("on-chip memory", sa, size);
}

/* Claims the region: two drivers, or two rows of one, cannot. */
void *kernel_ioremap_resource(struct device *dev, const struct resource *r)
{
	static struct resource claimed[MAX_REGIONS];
	static int nr_claimed;
	void *va;

	for (int i = 0; i < nr_claimed; i++) {
		if (r->start <= claimed[i].end && claimed[i].start <= r->end) {
			kernel_dev_log("err", dev, "can't request region for resource %pR\n", r);
			return ERR_PTR(-EBUSY);
		}
	}
	if (nr_claimed < MAX_REGIONS)
		claimed[nr_claimed++] = *r;
	va = kernel_ioremap(r->start, resource_size(r));
	if (!va) {
		kernel_dev_log("err", dev, "ioremap failed for resource %pR\n", r);
		return ERR_PTR(-ENOMEM);
	}
	return va;
}

void iounmap(void *va)
{
	unmap_region(va);
}

struct page *vmalloc_to_page(const void *va)
{
	uint64_t sa = 0;

	in_target(va, &sa);
	return (struct page *)(sa & ~(PAGE_SIZE - 1));
}

static struct { uint64_t sa, size; } allocated[128];

/* First fit, aligned to its own size rounded up to a power of two of pages, as a coherent pool's bitmap does it. */
void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp)
{
	const struct kref_region *pool = dev->pool ? nth(KREF_MEMORY_REGION, dev->pool - 1) : nth(KREF_DMA_POOL, 0);
	uint64_t base = pool ? pool->sa : 0xb8000000, end = base + (pool ? pool->size : 128 << 20), block = PAGE_SIZE, at;
	int slot = 0;
	void *va;

	if (!size || size > end - base)
		return NULL;
	while (block < size)
		block *= 2;
	for (at = base; at + block <= end; at += block) {
		bool taken = false;

		for (int i = 0; i < ARRAY_SIZE(allocated); i++)
			taken |= allocated[i].size && at < allocated[i].sa + allocated[i].size && allocated[i].sa < at + block;
		if (!taken)
			break;
	}
	while (slot < ARRAY_SIZE(allocated) && allocated[slot].size)
		slot++;
	if (at + block > end || slot == ARRAY_SIZE(allocated))
		return NULL;
	va = map("DMA memory", at, size);
	if (!va)
		return NULL;
	allocated[slot].sa = at;
	allocated[slot].size = block;
	*handle = at;
	return va;
}

void dma_free_coherent(struct device *dev, size_t size, void *va, dma_addr_t handle)
{
	for (int i = 0; i < ARRAY_SIZE(allocated); i++)
		if (allocated[i].size && allocated[i].sa == handle)
			allocated[i].size = 0;
	unmap_region(va);
}

/* buttons */

#define IMX_SIP_STARTED 1

void arm_smccc_smc(unsigned long f, unsigned long a1, unsigned long a2, unsigned long a3, unsigned long a4,
		   unsigned long a5, unsigned long a6, unsigned long a7, struct arm_smccc_res *res)
{
	*res = (struct arm_smccc_res){ 0 };
	if (a1 == IMX_SIP_STARTED && (session.flags & KREF_STARTED))
		res->a0 = 1;
}

/* What a register holds when the core is stopped, or runs. */
static u32 initial_value(const char *property)
{
	bool started = session.flags & KREF_STARTED;

	if (is(property, "fsl,iomuxc-gpr"))
		return ~0U;	/* the core waits */
#if KVER >= 601
	if (is(property, "syscon"))
		return started ? ~0U : ((const struct imx_rproc_dcfg *)session.match->data)->src_stop;
#endif
	if (is(property, "st,syscfg-m4-state"))
		return started ? 2 : 0;
	if (is(property, "st,syscfg-rsc-tbl"))
		return nth(KREF_LOADED_TABLE, 0) ? nth(KREF_LOADED_TABLE, 0)->da : 0;
	return 0;
}

struct regmap *syscon_regmap_lookup_by_phandle(struct device_node *np, const char *property)
{
	struct regmap *map;

	if (is(property, "fsl,iomuxc-gpr") && !(session.flags & KREF_GPR))
		return ERR_PTR(-ENODEV);
	map = heap_alloc(sizeof(*map));
	map->value = initial_value(property);
	return map;
}

int regmap_read(struct regmap *map, unsigned int reg, unsigned int *value)
{
	*value = map->value;
	return 0;
}

int regmap_update_bits(struct regmap *map, unsigned int reg, unsigned int mask, unsigned int value)
{
	return 0;
}

bool imx_sc_rm_is_resource_owned(struct imx_sc_ipc *ipc, u16 resource)
{
	return !(session.flags & KREF_STARTED);
}

/* i.MX8QM/QXP: the core and its message unit */
int dev_pm_domain_attach_list(struct device *dev, const void *data, struct dev_pm_domain_list **list)
{
	static struct device domains[2], *pointers[] = { &domains[0], &domains[1] };
	static struct dev_pm_domain_list both = { pointers, 2 };

	*list = &both;
	return both.num_pds;
}

bool dev_pm_genpd_is_on(struct device *dev)
{
	return session.flags & KREF_STARTED;
}

static int is_on(const struct ti_sci_handle *handle, u32 id, bool *requested, bool *on)
{
	*requested = *on = session.flags & KREF_STARTED;
	return 0;
}

static int works() { return 0; }

const struct ti_sci_handle *devm_ti_sci_get_by_phandle(struct device *dev, const char *property)
{
	static struct ti_sci_handle handle;

	handle.ops.dev_ops.is_on = is_on;
	handle.ops.dev_ops.get_device = (void *)works;
	handle.ops.dev_ops.put_device = (void *)works;
	handle.ops.proc_ops.request = (void *)works;
	handle.ops.proc_ops.release = (void *)works;
	return &handle;
}

#if KVER >= 700
int scmi_imx_cpu_start(u32 cpuid, bool start) { return 0; }
int scmi_imx_cpu_reset_vector_set(u32 cpuid, u64 vector, bool start, bool boot, bool resume) { return 0; }
int scmi_imx_lmm_operation(u32 id, enum scmi_imx_lmm_op op, u32 flags) { return 0; }
int scmi_imx_lmm_reset_vector_set(u32 id, u32 cpuid, u32 flags, u64 vector) { return 0; }

int scmi_imx_cpu_started(u32 cpuid, bool *started)
{
	*started = session.flags & KREF_STARTED;
	return 0;
}

int scmi_imx_lmm_info(u32 id, struct scmi_imx_lmm_info *info)
{
	info->lmid = session.flags & KREF_SAME_LM ? 1 : 0;
	return 0;
}
#endif

int request_firmware(const struct firmware **fw, const char *name, struct device *dev)
{
	struct firmware *copy = heap_alloc(sizeof(*copy));

	copy->size = objects[IMAGE_SLOT].size;
	copy->data = (const u8 *)objects[IMAGE_SLOT].start;
	*fw = copy;
	return 0;
}

/* the rest of remoteproc */

struct dentry *rproc_create_trace_file(const char *name, struct rproc *rproc, struct rproc_debug_trace *trace)
{
	return (struct dentry *)&the_clk;	/* debugfs never fails */
}

void rproc_remove_trace_file(struct dentry *file) { }
void rproc_delete_debug_dir(struct rproc *rproc) { }
void rproc_create_debug_dir(struct rproc *rproc) { }
void rproc_init_debugfs(void) { }
void rproc_exit_debugfs(void) { }
int rproc_init_sysfs(void) { return 0; }
void rproc_exit_sysfs(void) { }
void rproc_coredump(struct rproc *rproc) { }
void rproc_coredump_cleanup(struct rproc *rproc) { }
void rproc_coredump_using_sections(struct rproc *rproc) { }
int rproc_coredump_add_segment(struct rproc *rproc, dma_addr_t da, size_t size) { return 0; }
int rproc_coredump_set_elf_info(struct rproc *rproc, u8 class, u16 machine) { return 0; }
