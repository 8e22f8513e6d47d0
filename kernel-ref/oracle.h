/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The one C API of every oracle library, Linux and U-Boot alike. See README.md for what the answers mean.
 *
 * A library holds ONE session and is not thread safe: a second thread loads a copy of the file under another name
 * (which must be there until the first kref_open(): the names of functions are read from it).
 * Every pointer argument may be a heap array pinned by a critical call: nothing is called back and nothing is kept.
 * All integers are little-endian u64; a negative errno is sign-extended.
 */
#ifndef KREF_ORACLE_H
#define KREF_ORACLE_H

#include <stdint.h>

/* kref_region.kind */
enum {
	KREF_MEMORY_REGION = 0,	/* Linux: a memory-region phandle, in order; name is the node name with its @unit-address */
	KREF_REG = 1,		/* Linux: a named MEM resource ("iram", "dram" of ti,am64-m4fss) */
	KREF_DMA_RANGE = 2,	/* Linux: a row of the parent's dma-ranges (stm32); U-Boot: a row of device_to_virt */
	KREF_DMA_POOL = 3,	/* Linux: where dma_alloc_coherent takes memory; default 0xb8000000 + 128 MiB */
	KREF_LOAD_ADDRESS = 4,	/* U-Boot: sa is what messages call the address of the image; default 0x80000000 */
	/*
	 * Linux, with KREF_STARTED: the resource table that the boot loader left. kref_load() puts the image there, at sa,
	 * before Linux attaches, as the first write; da is what the register of st,syscfg-rsc-tbl holds, 0 without this.
	 */
	KREF_LOADED_TABLE = 5,
};

#define KREF_SHARED_DMA_POOL 1	/* kref_region.da of a memory region whose node is compatible with shared-dma-pool */

struct kref_region {
	char name[40];		/*  0  NUL-terminated */
	uint64_t kind;		/* 40 */
	uint64_t sa;		/* 48  system address */
	uint64_t size;		/* 56  bytes */
	uint64_t da;		/* 64  KREF_DMA_RANGE: device address; KREF_MEMORY_REGION: KREF_SHARED_DMA_POOL or 0 */
};				/* 72 */

/* flags of kref_open() */
enum {
	KREF_STARTED = 1,	/* the remote core already runs: the Linux driver probes as detached */
	KREF_SECOND_CORE = 2,	/* fsl,imx8qm-cm4: this node is M4_1 */
	KREF_SAME_LM = 4,	/* i.MX94/95: Linux and the core share logical machine 1 (CPU protocol), else LMM protocol */
	KREF_GPR = 8,		/* fsl,iomuxc-gpr is present and the core waits */
	KREF_NO_DEVICE_TO_VIRT = 16,	/* U-Boot: the remoteproc driver has no device_to_virt operation */
	KREF_NO_MBOX = 32,	/* no mboxes in the device tree */
};

/* kref_result.outcome */
enum {
	KREF_RETURNED = 0,	/* the loader returned; rc says what */
	KREF_UNDEFINED = 1,	/* it was stopped before its first access outside of all live objects; rc is meaningless */
	KREF_MISUSED = 2,	/* not open, or the image is larger than 1 GiB */
};

/* kref_result.bad_object */
enum {
	KREF_NONE = 0,
	KREF_IMAGE = 1,		/* the firmware file as given */
	KREF_MAPPED = 2,	/* a mapped region: bad_object_name, bad_object_sa */
	KREF_TABLE = 3,		/* the kernel's copy of the resource table */
	KREF_NULL = 4,		/* an address below 4096 that is a pointer to the C code; bad_offset is that address */
	KREF_VARARGS = 5,	/* an argument that a format string taken from the firmware asks for */
	KREF_OTHER = 6,		/* anything else; bad_offset is relative to a kernel object, or 0 */
};

/* kind of an access and of a write */
enum {
	KREF_READ = 1, KREF_WRITE = 2,			/* kref_result.bad_kind */
	/* kref_write.kind: memcpy(), or memset() to anything but 0; memset() to 0; a plain assignment by the C code */
	KREF_COPY = 1, KREF_ZERO = 2, KREF_STORE = 3,
};

struct kref_result {		/* 256 bytes */
	uint64_t outcome;	/*  0 */
	uint64_t rc;		/*  8  of rproc_boot(), or of the U-Boot entry */
	uint64_t boot_address;	/* 16  rproc->bootaddr; U-Boot: what the entry reports */
	uint64_t table_size;	/* 24  rproc->table_sz; U-Boot: rsc_size */
	uint64_t table_sa;	/* 32  where the loaded resource table is, 0 if nowhere */
	uint64_t bytes_copied;	/* 40 */
	uint64_t bytes_zeroed;	/* 48 */
	uint64_t writes;	/* 56  entries that kref_writes() has */
	uint64_t log_length;	/* 64  bytes that kref_log() has */
	uint64_t state;		/* 72  rproc->state, or bit 0 of U-Boot: the core was started */
	uint64_t bad_kind;	/* 80 */
	uint64_t bad_object;	/* 88 */
	uint64_t bad_offset;	/* 96  from the start of the object; two's complement */
	uint64_t bad_length;	/* 104 */
	uint64_t bad_object_sa;	/* 112 system address of a mapped region */
	uint64_t reserved;	/* 120 */
	char bad_function[64];	/* 128 the C function of a .c file, never a getter of a header */
	char bad_object_name[64];	/* 192 */
};

struct kref_write {		/* 24 bytes */
	uint64_t sa;
	uint64_t size;
	uint64_t kind;
};

#pragma GCC visibility push(default)

/* "linux-6.1 6.1.192-2": release and package version */
const char *kref_version(void);

/*
 * Ends the session there is, then probes the real driver for @compatible (Linux) or selects the entry @compatible
 * (U-Boot: "load_image", "load_rsc_table", "bootaux-imx8m", "bootaux-mx7", "bootelf-p", "bootelf-s").
 * @node_name: "imx8mp-cm7", "m4@10000000": gives the device its name. @firmware_name: what sysfs would be told.
 * @return the probe's return value; -19 (ENODEV) when no driver knows @compatible. The log is the probe's.
 */
int64_t kref_open(const char *compatible, const struct kref_region *regions, uint64_t nr_regions,
		  const char *node_name, const char *firmware_name, uint64_t flags);

/* Loads @image from the state right after kref_open(), whatever was loaded before. @return result->outcome */
int64_t kref_load(const void *image, uint64_t length, struct kref_result *result);

/* Copies the log of the last call: lines "err\tremoteproc remoteproc0: text\n". @return its full length */
uint64_t kref_log(char *buffer, uint64_t capacity);

/* Copies the writes to target memory of the last load, in order. @return how many there are */
uint64_t kref_writes(struct kref_write *writes, uint64_t capacity);

/*
 * Copies what is in memory, in the end, at the place of each write that is no KREF_ZERO: in order, one behind the other.
 * All other memory is 0. @return how many bytes, or UINT64_MAX when there are more or memory ends before them
 */
uint64_t kref_copied(unsigned char *buffer, uint64_t capacity);

/* Reads target memory as the last load left it; what was never written is 0. @return 0, or -1 outside 52 bits */
int64_t kref_read(uint64_t sa, void *buffer, uint64_t length);

#pragma GCC visibility pop

#endif
