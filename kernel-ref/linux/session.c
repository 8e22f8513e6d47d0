// SPDX-License-Identifier: GPL-2.0-only
/* kref_open() and kref_load() for Linux: a real probe, then a real rproc_boot() as the sysfs file "state" calls it. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"

struct session session;
static struct device_node node, parent_node;
static struct device parent;
static struct platform_device pdev;
static int ret;
static bool opened;

extern struct platform_driver *__start_platform_drivers[], *__stop_platform_drivers[];
int remoteproc_init_initcall(void);

struct platform_driver *find_driver(const char *name, const char *compatible)
{
	for (struct platform_driver **d = __start_platform_drivers; d < __stop_platform_drivers; d++) {
		const struct of_device_id *id = (*d)->driver.of_match_table;

		if (name && !__builtin_strcmp((*d)->driver.name, name))
			return *d;
		for (; compatible && id && id->compatible[0]; id++) {
			if (!__builtin_strcmp(id->compatible, compatible)) {
				session.match = id;
				return *d;
			}
		}
	}
	return NULL;
}

bool reads_the_image(const char *function)
{
	return !__builtin_strcmp(function, "find_table") || !__builtin_strncmp(function, "rproc_elf_", 10);
}

struct rproc *opened_rproc(void)
{
	return pdev.dev.driver_data;
}

static char *heap_copy(const char *s, size_t n)
{
	char *copy = heap_alloc(n + 1);

	return __builtin_memcpy(copy, s, n);
}

/* "m4@10000000" becomes node m4 and device 10000000.m4, as of_device_make_bus_id() has it */
static void name_device(void *argument)
{
	const char *node_name = argument;
	const char *at = __builtin_strchr(node_name, '@');
	size_t n = __builtin_strlen(node_name);

	node.full_name = heap_copy(node_name, n);
	node.name = at ? heap_copy(node_name, at - node_name) : node.full_name;
	if (at)
		kernel_snprintf(pdev.dev.name, sizeof(pdev.dev.name), "%s.%s",
				node.full_name + (at + 1 - node_name), node.name);
	else
		kernel_snprintf(pdev.dev.name, sizeof(pdev.dev.name), "%s", node.name);
}

static void probe_the_driver(void *driver)
{
	remoteproc_init_initcall();
	ret = probe(&pdev, driver);
}

int64_t kref_open(const char *compatible, const struct kref_region *regions, uint64_t nr_regions,
		  const char *node_name, const char *firmware_name, uint64_t flags)
{
	static const struct bus_type platform = { .name = "platform" };
	struct platform_driver *driver;
	struct rproc *rproc;

	machine_init();
	machine_restore_pristine();
	driver = find_driver(NULL, compatible);
	if (!driver)
		return -ENODEV;
	if (nr_regions > MAX_REGIONS || __builtin_strlen(node_name) > 40)
		return -E2BIG;
	session.nr_regions = nr_regions;
	__builtin_memcpy(session.regions, regions, nr_regions * sizeof(*regions));
	session.flags = flags;
	session.firmware_name = heap_copy(firmware_name, __builtin_strlen(firmware_name));
	pdev.dev.of_node = &node;
	pdev.dev.bus = &platform;
	pdev.dev.parent = &parent;
	pdev.dev.dma_mask = DMA_BIT_MASK(32);
	parent.of_node = &parent_node;
	device_initialize(&pdev.dev);
	if (!runs(name_device, (void *)node_name) || !runs(probe_the_driver, driver))
		ret = -EFAULT;
	rproc = pdev.dev.driver_data;
	if (!ret && *session.firmware_name)
		rproc->firmware = session.firmware_name;
	opened = !ret;
	machine_save_opened();
	return ret;
}

/* As state_store() of remoteproc_sysfs.c does when told "start". */
static void start(void *unused)
{
	struct rproc *rproc = pdev.dev.driver_data;

	ret = rproc_boot(rproc);
	if (ret)
		dev_err(&rproc->dev, "Boot failed: %d\n", ret);
}

int64_t kref_load(const void *image, uint64_t length, struct kref_result *out)
{
	struct rproc *rproc = pdev.dev.driver_data;
	const struct kref_region *table;
	uint64_t sa = 0;

	if (!opened || length > IMAGE_MAX) {
		*out = (struct kref_result){ .outcome = KREF_MISUSED };
		return KREF_MISUSED;
	}
	machine_restore_opened();
	result = (struct kref_result){ 0 };
	log_reset();
	image_set(image, length);
	table = nth(KREF_LOADED_TABLE, 0);
	if (table && length)
		target_copy(table->sa, (void *)objects[IMAGE_SLOT].start, length);
	if (runs(start, NULL)) {
		result.rc = ret;
		result.boot_address = rproc->bootaddr;
		result.state = rproc->state;
		result.table_size = rproc->table_ptr ? rproc->table_sz : 0;
		if (rproc->table_ptr && in_target(rproc->table_ptr, &sa))
			result.table_sa = sa;
	}
	*out = result;
	return result.outcome;
}
