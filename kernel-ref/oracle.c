// SPDX-License-Identifier: GPL-2.0-only
/*
 * oracle LIBRARY COMPATIBLE FILE.elf [OPTION...]    loads one file; prints log, verdict and writes
 *   node=NAME  firmware=NAME  flags=N  memory-region=NAME:SA:SIZE  shared-dma-pool=NAME:SA:SIZE  reg=NAME:SA:SIZE  dma-range=DA:SA:SIZE  dma-pool=SA:SIZE
 * oracle --self-test LIBRARY                        what the library must get right before it is believed
 * oracle --speed LIBRARY                            loads per second of processor time
 */
#include <dlfcn.h>
#include <elf.h>
#include <inttypes.h>
#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "oracle.h"

static const char *(*version)(void);
static int64_t (*open_)(const char *, const struct kref_region *, uint64_t, const char *, const char *, uint64_t);
static int64_t (*load)(const void *, uint64_t, struct kref_result *);
static uint64_t (*get_log)(char *, uint64_t);
static uint64_t (*get_writes)(struct kref_write *, uint64_t);
static int64_t (*get_memory)(uint64_t, void *, uint64_t);

static const char *const kinds[] = { "-", "read", "write" };
static const char *const objects[] = { "-", "firmware image", "mapped region", "resource table", "NULL", "varargs", "other" };
static const char *const writes_by[] = { "-", "copy", "zero", "store" };

static _Noreturn void die(const char *what, const char *detail)
{
	fprintf(stderr, "oracle: %s%s\n", what, detail);
	exit(1);
}

static void *symbol(void *library, const char *name)
{
	void *p = dlsym(library, name);

	if (!p)
		die("not an oracle library: no ", name);
	return p;
}

static void open_library(const char *path)
{
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		die("", dlerror());
	version = symbol(library, "kref_version");
	open_ = symbol(library, "kref_open");
	load = symbol(library, "kref_load");
	get_log = symbol(library, "kref_log");
	get_writes = symbol(library, "kref_writes");
	get_memory = symbol(library, "kref_read");
}

static void print_log(void)
{
	static char text[1 << 20];
	uint64_t n = get_log(text, sizeof(text));

	fwrite(text, 1, n < sizeof(text) ? n : sizeof(text), stdout);
}

static void print_result(const struct kref_result *r)
{
	static struct kref_write w[1 << 18];
	uint64_t n = get_writes(w, sizeof(w) / sizeof(w[0]));
	int named = r->bad_object == KREF_MAPPED || r->bad_object == KREF_OTHER;

	if (r->outcome == KREF_UNDEFINED)
		printf("undefined: %s of %" PRIu64 " bytes at %s%s%s %+" PRId64 " in %s\n", kinds[r->bad_kind],
		       r->bad_length, objects[r->bad_object], named ? " " : "", named ? r->bad_object_name : "",
		       (int64_t)r->bad_offset, r->bad_function);
	else
		printf("returned %" PRId64 "; boot address 0x%" PRIx64 ", state %" PRIu64 ", resource table of %" PRIu64
		       " bytes at 0x%" PRIx64 "\n", (int64_t)r->rc, r->boot_address, r->state, r->table_size, r->table_sa);
	printf("%" PRIu64 " bytes copied, %" PRIu64 " zeroed\n", r->bytes_copied, r->bytes_zeroed);
	for (uint64_t i = 0; i < n; i++)
		printf("%-5s 0x%08" PRIx64 " + 0x%" PRIx64 "\n", writes_by[w[i].kind], w[i].sa, w[i].size);
}

/* One-segment ELF32 with a resource table, at the offsets that the tests below spoil. */
struct image {
	Elf32_Ehdr ehdr;
	Elf32_Phdr phdr;
	uint32_t table[4];
	char names[24];
	Elf32_Shdr shdr[3];
	uint8_t payload[64];
};

static struct image good_image(uint32_t da)
{
	struct image i = {
		.ehdr = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT },
			  .e_type = ET_EXEC, .e_machine = EM_ARM, .e_version = EV_CURRENT, .e_entry = da + 0x41,
			  .e_phoff = offsetof(struct image, phdr), .e_phentsize = sizeof(Elf32_Phdr), .e_phnum = 1,
			  .e_shoff = offsetof(struct image, shdr), .e_shentsize = sizeof(Elf32_Shdr), .e_shnum = 3,
			  .e_shstrndx = 1 },
		.phdr = { .p_type = PT_LOAD, .p_offset = offsetof(struct image, payload), .p_vaddr = da, .p_paddr = da,
			  .p_filesz = 64, .p_memsz = 96 },
		.table = { 1 },
		.names = "\0.resource_table",
		.shdr[1] = { .sh_type = SHT_STRTAB, .sh_offset = offsetof(struct image, names), .sh_size = 24 },
		.shdr[2] = { .sh_name = 1, .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC, .sh_addr = 0x90000000,
			     .sh_offset = offsetof(struct image, table), .sh_size = 16 },
	};

	for (int n = 0; n < 64; n++)
		i.payload[n] = n + 1;
	return i;
}

struct subject {
	const char *release;	/* "linux" or "uboot": what kref_version() begins with */
	const char *compatible, *node;
	uint32_t da;
	uint64_t sa;
	struct kref_region regions[4];
	uint64_t nr_regions, flags;
};

static const struct subject subjects[] = {
	{ "linux", "fsl,imx7d-cm4", "imx7d-cm4", 0x180000, 0x180000 },
	{ "linux", "fsl,imx8mp-cm7", "imx8mp-cm7", 0, 0x7e0000 },
	{ "linux", "fsl,imx93-cm33", "imx93-cm33", 0x0ffc0000, 0x201c0000 },
	{ "linux", "fsl,imx95-cm7", "imx95-cm7", 0, 0x203c0000, { { "" } }, 0, KREF_SAME_LM },
	{ "linux", "st,stm32mp1-m4", "m4@10000000", 0x10000000, 0x10000000,
	  { { "mcuram@10000000", KREF_MEMORY_REGION, 0x10000000, 0x40000 },
	    { "", KREF_DMA_RANGE, 0x38000000, 0x10000, 0 }, { "", KREF_DMA_RANGE, 0x10000000, 0x60000, 0x10000000 } }, 3 },
	{ "linux", "ti,am64-m4fss", "m4fss@5000000", 0, 0x5000000,
	  { { "iram", KREF_REG, 0x5000000, 0x30000 }, { "dram", KREF_REG, 0x5040000, 0x10000 },
	    { "m4f-dma-memory@a4000000", KREF_MEMORY_REGION, 0xa4000000, 0x100000, KREF_SHARED_DMA_POOL },
	    { "m4f-memory@a4100000", KREF_MEMORY_REGION, 0xa4100000, 0xf00000 } }, 4 },
	{ "uboot", "load_image", "", 0, 0x7e0000, { { "", KREF_DMA_RANGE, 0x7e0000, 0x20000, 0 } }, 1 },
	{ "uboot", "load_rsc_table", "", 0, 0x90000000, { { "", KREF_DMA_RANGE, 0x7e0000, 0x20000, 0 },
	  { "", KREF_DMA_RANGE, 0x90000000, 0x1000, 0x90000000 } }, 2 },
	{ "uboot", "bootaux-mx7", "", 0x180000, 0x180000 },
	{ "uboot", "bootaux-imx8m", "", 0, 0x7e0000 },
	{ "uboot", "bootelf-p", "", 0x40000000, 0x40000000 },
	{ "uboot", "bootelf-s", "", 0x40000000, 0x90000000 },
};

static int open_subject(const struct subject *s)
{
	return open_(s->compatible, s->regions, s->nr_regions, s->node, "test.elf", s->flags);
}

static void expect(int ok, const struct subject *s, const char *what)
{
	printf("%s %s: %s\n", ok ? "ok    " : "FAILED", s->compatible, what);
	if (ok)
		return;
	print_log();
	printf("%s: %s\n", s->compatible, what);
	exit(1);
}

static int log_is(const char *text)
{
	static char log[1 << 16];
	uint64_t n = get_log(log, sizeof(log) - 1);

	log[n < sizeof(log) ? n : 0] = 0;
	return !strcmp(log, text);
}

static int log_ends(const char *text)
{
	static char log[1 << 16];
	uint64_t n = get_log(log, sizeof(log)), m = strlen(text);

	return n >= m && !memcmp(log + n - m, text, m);
}

/* A segment nowhere: the four lines that every Linux driver with imx_rproc's table prints, with what surrounds them. */
static void linux_refuses(const struct subject *s, struct image i, struct kref_result *r)
{
	int imx = strstr(s->compatible, "imx") != NULL;
	int named = strstr(version(), "linux-7") != NULL;
	char text[1024];

	i.phdr.p_paddr = 0xf0000000;
	load(&i, sizeof(i), r);
	if (!imx) {
		expect((int64_t)r->rc == -22 && log_ends("err\tremoteproc remoteproc0: bad phdr da 0xf0000000 mem 0x60\n"
			"err\tremoteproc remoteproc0: Failed to load program segments: -22\n"
			"err\tremoteproc remoteproc0: Boot failed: -22\n"), s, "a segment nowhere is refused");
		return;
	}
	snprintf(text, sizeof(text), "info\tremoteproc remoteproc0: powering up %s\n"
		 "info\tremoteproc remoteproc0: Booting fw image test.elf, size %zu\n"
		 "warn\timx-rproc %s: Translation failed: da = 0xf0000000 len = 0x60\n"
		 "err\tremoteproc remoteproc0: bad phdr da 0xf0000000 mem 0x60\n"
		 "err\tremoteproc remoteproc0: Failed to load program segments: -22\n"
		 "err\tremoteproc remoteproc0: Boot failed: -22\n", named ? s->node : "imx-rproc", sizeof(i), s->node);
	expect((int64_t)r->rc == -22 && log_is(text), s, "a segment nowhere is refused in exactly these lines");
}

static int test_subject(const struct subject *s)
{
	struct image i = good_image(s->da);
	struct kref_write w[8];
	struct kref_result r, again;
	uint8_t memory[64];
	int linux_ = !strcmp(s->release, "linux"), sections = !strcmp(s->compatible, "bootelf-s") || !strcmp(s->compatible, "load_rsc_table");
	/* there bootaux takes no ELF: the file's first two words become stack pointer and entry */
	int raw = !strcmp(s->compatible, "bootaux-imx8m") && strstr(version(), "2021.01");
	int64_t ret;

	if (strncmp(version(), s->release, 5))
		return 0;
	ret = open_subject(s);
	if (ret == -19)
		return 0;
	expect(ret == 0, s, "opens");

	load(&i, sizeof(i), &r);
	expect(r.outcome == KREF_RETURNED && r.rc == 0, s, "a good image loads");
	expect(!linux_ || log_ends(" is now up\n"), s, "and is now up");
	expect(r.boot_address == (raw ? 0x00010101 : s->da + 0x41), s, "its entry is reported");
	if (raw) {
		expect(get_writes(w, 8) == 2 && w[0].sa == s->sa && w[0].kind == KREF_STORE, s, "its vector is written");
		return 1;
	}
	if (sections) {
		expect(get_writes(w, 8) >= 1 && w[0].sa == s->sa && w[0].size == 16, s, "its section is placed");
	} else {
		expect(get_writes(w, 8) >= 2 && w[0].sa == s->sa && w[0].size == 64 && w[0].kind == KREF_COPY &&
		       w[1].sa == s->sa + 64 && w[1].size == 32 && w[1].kind == KREF_ZERO, s, "its writes are listed");
		get_memory(s->sa + 8, memory, 56);
		expect(!memcmp(memory, i.payload + 8, 56), s, "its bytes are in memory");
	}
	load(&i, sizeof(i), &again);
	expect(!memcmp(&r, &again, sizeof(r)), s, "a second load answers the same");

	if (linux_) {
		linux_refuses(s, i, &r);
		i.ehdr.e_phoff = sizeof(i);
		load(&i, sizeof(i), &r);
		expect(r.outcome == KREF_UNDEFINED && r.bad_kind == KREF_READ && r.bad_object == KREF_IMAGE &&
		       r.bad_offset == sizeof(i) + 12 && r.bad_length == 4 &&
		       !strcmp(r.bad_function, "rproc_elf_load_segments"), s, "a program header behind the file is caught");
	} else {
		i.ehdr.e_ident[0] = 0;
		load(&i, sizeof(i), &r);
		expect(r.outcome == KREF_RETURNED, s, "a file that is no ELF is looked at");
		i = good_image(s->da);
		if (!strcmp(s->compatible, "load_rsc_table"))
			i.shdr[1].sh_offset = sizeof(i);
		else if (sections)
			i.shdr[2].sh_offset = sizeof(i);
		else
			i.phdr.p_offset = sizeof(i);
		load(&i, sizeof(i), &r);
		expect(r.outcome == KREF_UNDEFINED && r.bad_kind == KREF_READ && r.bad_object == KREF_IMAGE &&
		       r.bad_offset == sizeof(i), s, "bytes behind the file are caught");
	}
	return 1;
}

static int self_test(void)
{
	int tested = 0;

	for (size_t n = 0; n < sizeof(subjects) / sizeof(subjects[0]); n++)
		tested += test_subject(&subjects[n]);
	printf("%s: %d subjects\n", version(), tested);
	return tested ? 0 : 1;
}

static int speed(void)
{
	for (size_t n = 0; n < sizeof(subjects) / sizeof(subjects[0]); n++) {
		struct image i = good_image(subjects[n].da);
		struct timespec a, b;
		struct kref_result r;
		int loads = 100000;

		if (strncmp(version(), subjects[n].release, 5) || open_subject(&subjects[n]))
			continue;
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
		for (int k = 0; k < loads; k++)
			load(&i, sizeof(i), &r);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
		printf("%s %s: %.0f loads/s of processor time\n", version(), subjects[n].compatible,
		       loads / (b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9));
	}
	return 0;
}

static void option(char *text, struct kref_region *regions, uint64_t *n, const char **node, const char **firmware,
		   uint64_t *flags)
{
	struct kref_region *r = &regions[*n];
	char *value = strchr(text, '=');

	if (!value || *n == 60)
		die("what is ", text);
	*value++ = 0;
	memset(r, 0, sizeof(*r));
	if (!strcmp(text, "node")) {
		*node = value;
	} else if (!strcmp(text, "firmware")) {
		*firmware = value;
	} else if (!strcmp(text, "flags")) {
		*flags = strtoull(value, NULL, 0);
	} else if (!strcmp(text, "memory-region") && sscanf(value, "%39[^:]:%" SCNi64 ":%" SCNi64, r->name, &r->sa, &r->size) == 3) {
		r->kind = KREF_MEMORY_REGION;
		++*n;
	} else if (!strcmp(text, "shared-dma-pool") && sscanf(value, "%39[^:]:%" SCNi64 ":%" SCNi64, r->name, &r->sa, &r->size) == 3) {
		r->kind = KREF_MEMORY_REGION;
		r->da = KREF_SHARED_DMA_POOL;
		++*n;
	} else if (!strcmp(text, "reg") && sscanf(value, "%39[^:]:%" SCNi64 ":%" SCNi64, r->name, &r->sa, &r->size) == 3) {
		r->kind = KREF_REG;
		++*n;
	} else if (!strcmp(text, "dma-range") && sscanf(value, "%" SCNi64 ":%" SCNi64 ":%" SCNi64, &r->da, &r->sa, &r->size) == 3) {
		r->kind = KREF_DMA_RANGE;
		++*n;
	} else if (!strcmp(text, "dma-pool") && sscanf(value, "%" SCNi64 ":%" SCNi64, &r->sa, &r->size) == 2) {
		r->kind = KREF_DMA_POOL;
		++*n;
	} else {
		die("what is ", text);
	}
}

int main(int argc, char **argv)
{
	struct kref_region regions[64];
	const char *node = NULL, *firmware;
	uint64_t nr_regions = 0, flags = 0;
	struct kref_result result;
	static unsigned char image[64 << 20];
	size_t length;
	int64_t ret;
	FILE *f;

	if (argc == 3 && argv[1][0] == '-') {
		open_library(argv[2]);
		return !strcmp(argv[1], "--self-test") ? self_test() : speed();
	}
	if (argc < 4)
		die("usage: oracle LIBRARY COMPATIBLE FILE.elf [node=NAME] [memory-region=NAME:SA:SIZE] ...", "");
	open_library(argv[1]);
	firmware = strrchr(argv[3], '/') ? strrchr(argv[3], '/') + 1 : argv[3];
	for (int n = 4; n < argc; n++)
		option(argv[n], regions, &nr_regions, &node, &firmware, &flags);
	if (!node)
		node = strchr(argv[2], ',') ? strchr(argv[2], ',') + 1 : argv[2];
	f = fopen(argv[3], "rb");
	if (!f)
		die("cannot read ", argv[3]);
	length = fread(image, 1, sizeof(image), f);
	fclose(f);
	printf("%s\n", version());
	ret = open_(argv[2], regions, nr_regions, node, firmware, flags);
	print_log();
	if (ret) {
		printf("probe: %" PRId64 "\n", ret);
		return 1;
	}
	load(image, length, &result);
	print_log();
	print_result(&result);
	return result.outcome == KREF_RETURNED && !result.rc ? 0 : 2;
}
