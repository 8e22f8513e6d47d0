/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: configuration, types, and the macros that have no other home */
#ifndef KREF_LINUX_KERNEL_COMPILER_H
#define KREF_LINUX_KERNEL_COMPILER_H

/* configuration: little-endian arm64 with 4 KiB pages. Without HAS_IOMEM 7.3 refuses every firmware. */
#define __LITTLE_ENDIAN 1234
#define CONFIG_HAS_IOMEM 1
#define CONFIG_OF 1
#define CONFIG_HAVE_ARM_SMCCC 1
#define CONFIG_TI_SCI_PROTOCOL 1
#define CONFIG_IMX_SCMI_CPU_DRV 1
#define CONFIG_IMX_SCMI_LMM_DRV 1
#define IS_ENABLED(option) __is_defined(option)
#define __ARG_PLACEHOLDER_1 0,
#define __take_second(ignored, value, ...) value
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(value) ____is_defined(__ARG_PLACEHOLDER_##value)
#define ____is_defined(arg_or_junk) __take_second(arg_or_junk 1, 0)
#define IS_REACHABLE IS_ENABLED

/* check/symbol.c attributes what these functions do to the function that called them */
#define inline inline __attribute__((__section__("header_inline")))

typedef unsigned char u8, __u8, unchar;
typedef unsigned short u16, __u16, __le16, __be16, __virtio16;
typedef unsigned int u32, __u32, __le32, __be32, __virtio32, uint32_t, phandle, gfp_t, dev_t;
typedef unsigned long long u64, __u64, __le64, __virtio64;
typedef signed char s8, __s8;
typedef short s16, __s16;
typedef int s32, __s32;
typedef long long s64, __s64;
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned long uint64_t;
typedef long int64_t;
typedef unsigned long uintptr_t, ulong;
typedef long ssize_t, loff_t;
typedef u64 phys_addr_t, dma_addr_t, resource_size_t;

#define __user
#define __iomem
#define __force
#define __init
#define __exit
#define __bitwise
#define __packed __attribute__((__packed__))
#define __aligned(n) __attribute__((__aligned__(n)))
#define __printf(a, b)
#define __maybe_unused __attribute__((__unused__))
#define __must_check
#define __always_inline inline
#define __counted_by(member)
#define __counted_by_le(member)
#define __flex_counter(member) NULL
#define __struct_size(p) sizeof(*(p))
#define __ro_after_init
#define __read_mostly
#define __rcu
#define __context_unsafe(comment)
#define fallthrough __attribute__((__fallthrough__))
#define noinline_for_stack
#define likely(x) (x)
#define unlikely(x) (x)
#define READ_ONCE(x) (x)
#define WRITE_ONCE(x, value) ((x) = (value))
#define smp_load_acquire(p) (*(p))
#define smp_store_release(p, value) (*(p) = (value))
#define data_race(x) (x)
#define barrier() do { } while (0)
#define BUG_ON(x) do { if (x) __builtin_trap(); } while (0)
#define BUILD_BUG_ON(x)
#define BUILD_BUG_ON_ZERO(x) 0
#define BUILD_BUG_ON_MSG(x, message)
#define BUILD_BUG_ON_NOT_POWER_OF_2(x)
#define static_assert(x, ...) _Static_assert(x, "")
#define WARN_ON(x) ({ bool warn_ = !!(x); warn_; })
#define WARN_ON_ONCE WARN_ON
#define WARN(x, ...) WARN_ON(x)
#define EXPORT_SYMBOL(x)
#define EXPORT_SYMBOL_GPL(x)
#define MODULE_LICENSE(x)
#define MODULE_AUTHOR(x)
#define MODULE_DESCRIPTION(x)
#define MODULE_DEVICE_TABLE(bus, table)
#define THIS_MODULE NULL
#define subsys_initcall(f) int f##_initcall(void) { return f(); }
#define module_exit(f) void f##_module_exit(void) { f(); }
#define __same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))
#define __is_constexpr(x) __builtin_constant_p(x)
#define is_signed_type(type) (((type)(-1)) < (type)1)
#define is_unsigned_type(type) (!is_signed_type(type))
#define __must_be_array(a) 0
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
#define __stringify_1(x) #x
#define __stringify(x) __stringify_1(x)
#define min(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ < b_ ? a_ : b_; })
#define max(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define BIT(n) (1UL << (n))
#define GENMASK(h, l) ((~0UL >> (63 - (h))) & (~0UL << (l)))
#define GENMASK_U32(h, l) ((u32)GENMASK(h, l))
#define SIZE_MAX (~(size_t)0)
#define U32_MAX (~0U)
#define PAGE_SHIFT 12
#define PAGE_SIZE 4096UL
/* in the type of x, as ALIGN() computes it: an unsigned int wraps */
#define PAGE_ALIGN(x) (((x) + (typeof(x))PAGE_SIZE - 1) & ~((typeof(x))PAGE_SIZE - 1))
#define offset_in_page(p) ((unsigned long)(p) & (PAGE_SIZE - 1))
#define upper_32_bits(n) ((u32)((u64)(n) >> 32))
#define lower_32_bits(n) ((u32)(n))
#define SZ_1K 0x400
#define DMA_BIT_MASK(n) ((n) == 64 ? ~0ULL : (1ULL << (n)) - 1)
#define GFP_KERNEL 0
#define EPROBE_DEFER 517
#define ERESTARTSYS 512
#define _UL(x) x##UL
#define _ULL(x) x##ULL
#define UL(x) x##UL
#define DECLARE_BITMAP(name, bits) unsigned long name[((bits) + 63) / 64]
#define test_bit(n, map) (!!((map)[(n) / 64] & BIT((n) % 64)))
#define set_bit(n, map) ((map)[(n) / 64] |= BIT((n) % 64))
#define __virtio_clear_bit(vdev, n) ((vdev)->features &= ~(1ULL << (n)))

struct list_head { struct list_head *next, *prev; };
struct hlist_head { struct hlist_node *first; };
struct hlist_node { struct hlist_node *next, **pprev; };

#endif
