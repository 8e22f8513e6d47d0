/* SPDX-License-Identifier: GPL-2.0-only */
/* Stands in for every U-Boot header that is not taken from the package: included before each unmodified .c file. */
#ifndef KREF_UBOOT_UBOOT_H
#define KREF_UBOOT_UBOOT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define __LITTLE_ENDIAN 1234
#define CONFIG_SYS_CACHELINE_SIZE 64
#define ARCH_DMA_MINALIGN 64
#define CONFIG_SYS_MAXARGS 16
#define CONFIG_REMOTEPROC 1
#define __ARG_PLACEHOLDER_1 0,
#define __take_second(ignored, value, ...) value
#define ____is_defined(arg_or_junk) __take_second(arg_or_junk 1, 0)
#define ___is_defined(value) ____is_defined(__ARG_PLACEHOLDER_##value)
#define __is_defined(x) ___is_defined(x)
#define IS_ENABLED(option) __is_defined(option)
#define CONFIG_IS_ENABLED(option) __is_defined(CONFIG_##option)

/* check/symbol.c attributes what these functions do to the function that called them */
#define inline inline __attribute__((__section__("header_inline")))

typedef unsigned char u8, uchar, __u8;
typedef unsigned short u16, __u16;
typedef unsigned int u32, uint, __u32;
typedef unsigned long long u64, __u64;
typedef int s32;
typedef unsigned long ulong;
typedef u64 phys_addr_t, phys_size_t, dma_addr_t;

#define __packed __attribute__((__packed__))
#define __weak __attribute__((__weak__))
#define __maybe_unused __attribute__((__unused__))
#define BIT(n) (1UL << (n))
#define ALIGN(x, a) (((x) + (typeof(x))(a) - 1) & ~((typeof(x))(a) - 1))
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))
#define rounddown(x, y) ((x) - (x) % (y))
#define ERR_PTR(e) ((void *)(long)(e))
#define PTR_ERR(p) ((long)(p))
#define IS_ERR(p) ((unsigned long)(p) >= (unsigned long)-4095)

enum { EFAULT = 14, EINVAL = 22, ENOSPC = 28, ENOEXEC = 8, ENODATA = 61, ENOSYS = 38, EBADF = 9, EILSEQ = 84, EPROTONOSUPPORT = 93 };
extern int uboot_errno;
#define errno uboot_errno

struct list_head { struct list_head *next, *prev; };
struct driver { const char *name; const void *ops; };
struct udevice { const struct driver *driver; const char *name; };
#define dev_get_uclass_plat(dev) NULL

void *uboot_memcpy(void *to, const void *from, size_t n);
void *uboot_memset(void *to, int value, size_t n);
int uboot_memcmp(const void *a, const void *b, size_t n);
int uboot_strcmp(const char *a, const char *b);
#define memcpy uboot_memcpy
#define memset uboot_memset
#define memcmp uboot_memcmp
#define strcmp uboot_strcmp

/* the console */
void uboot_printf(const char *format, ...);
void uboot_dev_err(const struct udevice *dev, const char *format, ...);
#define printf uboot_printf
#define dev_err uboot_dev_err
#define dev_dbg(dev, ...) do { if (0) uboot_dev_err(dev, __VA_ARGS__); } while (0)
#define debug(...) do { if (0) uboot_printf(__VA_ARGS__); } while (0)
#define pr_debug debug

/* commands */
struct cmd_tbl { int unused; };
#define U_BOOT_CMD(name, maxargs, repeatable, f, usage, help) COMMAND(name, f)
#define COMMAND(name, f) \
	int (*const KREF_COMMAND)(struct cmd_tbl *, int, int, char *const []) = f
#define CMD_RET_SUCCESS 0
#define CMD_RET_FAILURE 1
#define CMD_RET_USAGE (-1)
unsigned long uboot_number(const char *text, int base);
#define simple_strtoul(text, end, base) uboot_number(text, base)
#define hextoul(text, end) uboot_number(text, 16)

/* the machine */
void uboot_write32(u32 value, u64 sa);
u32 uboot_src(void);
void uboot_start(void);
struct arm_smccc_res { unsigned long a0, a1, a2, a3; };
enum { IMX_SIP_SRC, IMX_SIP_SRC_MCU_START, IMX_SIP_SRC_M4_START = IMX_SIP_SRC_MCU_START,
       IMX_SIP_SRC_MCU_STARTED, IMX_SIP_SRC_M4_STARTED = IMX_SIP_SRC_MCU_STARTED };
void arm_smccc_smc(unsigned long f, unsigned long a1, unsigned long a2, unsigned long a3, unsigned long a4,
		   unsigned long a5, unsigned long a6, unsigned long a7, struct arm_smccc_res *res);
#define flush_cache(start, size) ((void)(start), (void)(size))
#define flush_dcache_all() do { } while (0)
#define writel(value, sa) uboot_write32(value, sa)
#define readl(sa) uboot_src()
#define clrsetbits_le32(sa, clear, set) uboot_start()
#define SRC_BASE_ADDR 0
#ifdef CONFIG_MX7
#define SRC_M4_REG_OFFSET 0
#define SRC_M4C_NON_SCLR_RST_MASK 1
#define SRC_M4_ENABLE_MASK 8
#elif defined(CONFIG_IMX8M) && !defined(KREF_DEFINES_SRC)
#define SRC_M4_REG_OFFSET 0
#define SRC_M4C_NON_SCLR_RST_MASK BIT(0)
#define SRC_M4_ENABLE_MASK BIT(0)
#endif

#endif
