// SPDX-License-Identifier: GPL-2.0-only
/*
 * kref_open() and kref_load() for U-Boot, and the bodies of what uboot.h declares. The image is the one live object;
 * destinations are physical addresses: every write is listed, and done in target memory where that has the address.
 */
#include <elf.h>
#include <remoteproc.h>
#include "../check/machine.h"

#define LOAD_ADDRESS 0x80000000UL	/* what messages call the address of the image, if nobody says otherwise */
#define MAX_ROWS 64
#define PHYSICAL (1UL << 40)		/* below: an address of the machine; above: one made from the image's */
#define NEVER_SET 0xfefefefeU		/* what bootaux is compiled to find in a variable before it sets it */

int uboot_errno;
static struct kref_region rows[MAX_ROWS];
static uint64_t nr_rows, flags;
static struct dm_rproc_ops ops;
static struct driver driver = { "rproc", &ops };
static struct udevice device = { &driver, "rproc" };
static ulong *rsc_addr, rsc_size;
static long rc;
static bool copied, stack_unset;

static const struct entry { const char *name; void (*f)(void *); bool translates; } *entry;

extern int (*const bootaux_imx8m)(struct cmd_tbl *, int, int, char *const []);
extern int (*const bootaux_mx7)(struct cmd_tbl *, int, int, char *const []);

/* U-Boot makes pointers only from the image's address and numbers in the image. */
bool reads_the_image(const char *function)
{
	return true;
}

static ulong image_address(void)
{
	return objects[IMAGE_SLOT].start;
}

static void read_image(const void *p, size_t n, void **frame)
{
	/* the PowerPC entry descriptor: a load from wherever e_entry points */
	if (n && (ulong)p >= PAGE && (ulong)p < PHYSICAL)
		undefined_access(KREF_READ, KREF_OTHER, (ulong)p, n, frame);
	must_read(p, n, frame);
}

/* @return false: a physical address, the caller lists the write */
static bool is_ours(void *to, size_t n, void **frame)
{
	if (live(to, n))
		return true;
	/*
	 * On our stack or in our heap it would be a write behind the object. Where device_to_virt() made the address, the
	 * first page is its NULL; where the image says it, it is an address as any other: U-Boot has nothing against it.
	 */
	if ((entry->translates && (ulong)to < PAGE) || live(to, 1))
		must_write(to, n, frame);
	return false;
}

void *uboot_memcpy(void *to, const void *from, size_t n)
{
	if (!n)
		return to;
	read_image(from, n, CALLER);
	copied = true;
	if (is_ours(to, n, CALLER))
		return __builtin_memcpy(to, from, n);
	target_copy((ulong)to, from, n);
	return to;
}

void *uboot_memset(void *to, int value, size_t n)
{
	if (!n)
		return to;
	if (is_ours(to, n, CALLER))
		return __builtin_memset(to, value, n);
	/* none of the sources sets physical memory to anything else */
	if (value)
		__builtin_trap();
	target_zero((ulong)to, n);
	return to;
}

int uboot_memcmp(const void *a, const void *b, size_t n)
{
	must_read(a, n, CALLER);
	must_read(b, n, CALLER);
	return __builtin_memcmp(a, b, n);
}

int uboot_strcmp(const char *a, const char *b)
{
	for (;; a++, b++) {
		must_read(a, 1, CALLER);
		must_read(b, 1, CALLER);
		if (*a != *b)
			return *a < *b ? -1 : 1;
		if (!*a)
			return 0;
	}
}

static ulong load_address(void)
{
	for (uint64_t i = 0; i < nr_rows; i++)
		if (rows[i].kind == KREF_LOAD_ADDRESS)
			return rows[i].sa;
	return LOAD_ADDRESS;
}

static void print(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	log_message("info", "", fmt, args, CALLER);
	va_end(args);
}

void uboot_printf(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	/* the one message with an address of the image: ours differs at every run */
	if (__builtin_strstr(fmt, "elf image at address")) {
		print(fmt, load_address());
	/* of an ELF without bytes to copy bootaux prints and writes a variable that it never set: nobody can say what */
	} else if (__builtin_strstr(fmt, "auxiliary core stack") && !copied && va_arg(args, u32) == NEVER_SET) {
		print("## Starting auxiliary core stack = 0x\?\?\?\?\?\?\?\?, pc = 0x%08X...\n", va_arg(args, u32));
		stack_unset = true;
	} else {
		va_end(args);
		va_start(args, fmt);
		log_message("info", "", fmt, args, CALLER);
	}
	va_end(args);
}

void uboot_dev_err(const struct udevice *dev, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	/* a line of the console as any other */
	log_message("info", "rproc rproc: ", fmt, args, CALLER);
	va_end(args);
}

/* bootaux writes the stack pointer, then the entry */
void uboot_write32(u32 value, u64 sa)
{
	if (stack_unset) {
		stack_unset = false;
		return;
	}
	result.boot_address = value;
	target_value(sa, value);
}

void uboot_start(void)
{
	result.state = 1;
}

/* The reset bit is set while the core is held. */
u32 uboot_src(void)
{
	return flags & KREF_STARTED ? 0 : ~0U;
}

void arm_smccc_smc(unsigned long f, unsigned long a1, unsigned long a2, unsigned long a3, unsigned long a4,
		   unsigned long a5, unsigned long a6, unsigned long a7, struct arm_smccc_res *res)
{
	if (a1 == IMX_SIP_SRC_MCU_START)
		uboot_start();
	if (res)
		*res = (struct arm_smccc_res){ a1 == IMX_SIP_SRC_MCU_STARTED && flags & KREF_STARTED };
}

/* Arguments of commands: hexadecimal is the image's address, decimal the core. */
unsigned long uboot_number(const char *text, int base)
{
	return base == 16 ? image_address() : 0;
}

/* The first row that holds all of the range, exact fit included, without wrapping; NULL when there is none. */
static void *device_to_virt(struct udevice *dev, ulong da, ulong size)
{
	for (uint64_t i = 0; i < nr_rows; i++) {
		const struct kref_region *r = &rows[i];

		if (r->kind == KREF_DMA_RANGE && da >= r->da && size <= r->size && da - r->da <= r->size - size)
			return (void *)(r->sa + (da - r->da));
	}
	return NULL;
}

static void loaded(long ret)
{
	rc = ret;
	if (!ret)
		result.boot_address = rproc_elf_get_boot_addr(&device, image_address());
}

static void load_image(void *unused)
{
	loaded(rproc_elf_load_image(&device, image_address(), objects[IMAGE_SLOT].size));
}

static void load_image32(void *unused)
{
	loaded(rproc_elf32_load_image(&device, image_address(), objects[IMAGE_SLOT].size));
}

static void load_image64(void *unused)
{
	loaded(rproc_elf64_load_image(&device, image_address(), objects[IMAGE_SLOT].size));
}

static void rsc_loaded(long ret)
{
	rc = ret;
	result.table_size = rsc_size;
	result.table_sa = *rsc_addr;
	if (!ret)
		result.boot_address = rproc_elf_get_boot_addr(&device, image_address());
}

static void load_rsc_table(void *unused)
{
	rsc_loaded(rproc_elf_load_rsc_table(&device, image_address(), objects[IMAGE_SLOT].size, rsc_addr, &rsc_size));
}

static void load_rsc_table32(void *unused)
{
	rsc_loaded(rproc_elf32_load_rsc_table(&device, image_address(), objects[IMAGE_SLOT].size, rsc_addr, &rsc_size));
}

static void bootaux(int (*command)(struct cmd_tbl *, int, int, char *const []))
{
	char *argv[] = { "bootaux", "80000000", NULL };

	rc = command(NULL, 0, 2, argv);
}

static void run_bootaux_imx8m(void *unused)
{
	bootaux(bootaux_imx8m);
}

static void run_bootaux_mx7(void *unused)
{
	bootaux(bootaux_mx7);
}

/* As do_bootelf() of cmd/elf.c where the variable autostart is not set: until 2021.01 that means yes. */
static void load_elf_with(unsigned long (*load)(unsigned long))
{
	rc = !valid_elf_image(image_address());
	if (rc)
		return;
	result.boot_address = load(image_address());
	if (UBOOT_YEAR <= 2021)
		print("## Starting application at 0x%08lx ...\n", result.boot_address);
}

static void bootelf_p(void *unused)
{
	load_elf_with(load_elf_image_phdr);
}

static void bootelf_s(void *unused)
{
	load_elf_with(load_elf_image_shdr);
}

static const struct entry entries[] = {
	{ "load_image", load_image, true },
	{ "load_image32", load_image32, true },
	{ "load_image64", load_image64, true },
	{ "load_rsc_table", load_rsc_table, true },
	{ "load_rsc_table32", load_rsc_table32, true },
	{ "bootaux-imx8m", run_bootaux_imx8m },
	{ "bootaux-mx7", run_bootaux_mx7 },
	{ "bootelf-p", bootelf_p },
	{ "bootelf-s", bootelf_s },
};

int64_t kref_open(const char *compatible, const struct kref_region *regions, uint64_t nr_regions,
		  const char *node_name, const char *firmware_name, uint64_t open_flags)
{
	machine_init();
	machine_restore_pristine();
	if (nr_regions > MAX_ROWS)
		return -7;	/* E2BIG */
	for (int i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		if (!__builtin_strcmp(entries[i].name, compatible))
			entry = &entries[i];
	__builtin_memcpy(rows, regions, nr_regions * sizeof(*regions));
	nr_rows = nr_regions;
	flags = open_flags;
	if (!(flags & KREF_NO_DEVICE_TO_VIRT))
		ops.device_to_virt = device_to_virt;
	/* an object with bounds: without device_to_virt the table is copied over this variable of the caller */
	rsc_addr = heap_alloc(sizeof(*rsc_addr));
	__builtin_strcpy(objects[HEAP_SLOT].name, "rsc_addr");
	machine_save_opened();
	return entry ? 0 : -19;	/* ENODEV */
}

int64_t kref_load(const void *image, uint64_t length, struct kref_result *out)
{
	if (!entry || length > IMAGE_MAX) {
		*out = (struct kref_result){ .outcome = KREF_MISUSED };
		return KREF_MISUSED;
	}
	machine_restore_opened();
	result = (struct kref_result){ 0 };
	log_reset();
	image_set(image, length);
	if (runs(entry->f, NULL))
		result.rc = rc;
	*out = result;
	return result.outcome;
}
