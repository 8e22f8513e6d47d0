/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Stands in for every kernel header that is not taken from the package (see files): included before each unmodified
 * .c file. Unlike ../linux/kernel.h nothing is checked: what the C does outside its memory ends the process's script.
 */
#ifndef KREF_VIRTIO_KERNEL_H
#define KREF_VIRTIO_KERNEL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* configuration: a little-endian host without IOMMU, no Xen, CONFIG_VIRTIO_HARDEN_NOTIFICATION off */
#define CONFIG_RPMSG 1
#define CONFIG_RPMSG_NS 1
#define IS_ENABLED(option) __is_defined(option)
#define IS_REACHABLE IS_ENABLED
#define __ARG_PLACEHOLDER_1 0,
#define __take_second(ignored, value, ...) value
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(value) ____is_defined(__ARG_PLACEHOLDER_##value)
#define ____is_defined(arg_or_junk) __take_second(arg_or_junk 1, 0)

typedef uint8_t u8, __u8;
typedef uint16_t u16, __u16, __le16, __be16;
typedef uint32_t u32, __u32, __le32, __be32, gfp_t;
typedef uint64_t u64, __u64, __le64, __be64;
typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef int64_t s64, ktime_t;
typedef u64 dma_addr_t, phys_addr_t, resource_size_t;
typedef unsigned int __poll_t;
typedef long loff_t_;

#define __bitwise
#define __force
#define __user
#define __iomem
#define __init
#define __exit
#define __must_check
#define __packed __attribute__((__packed__))
#define __aligned(n) __attribute__((__aligned__(n)))
#define __maybe_unused __attribute__((__unused__))
#define __always_inline inline
#define __printf(a, b)
#define __cold
#define __rcu
#define __context_unsafe(comment)
#define __private
#define noinline
#define __counted_by(member)
#define __cacheline_aligned
#define ____cacheline_aligned
#define fallthrough __attribute__((__fallthrough__))
#define likely(x) (x)
#define unlikely(x) (x)
#define READ_ONCE(x) (*(volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, value) (*(volatile typeof(x) *)&(x) = (value))
#define data_race(x) (x)
#define barrier() __asm__ __volatile__("" : : : "memory")
#define mb barrier
#define rmb barrier
#define wmb barrier
#define dma_rmb barrier
#define dma_wmb barrier
#define virt_mb barrier
#define virt_rmb barrier
#define virt_wmb barrier
#define virt_store_mb(x, value) do { WRITE_ONCE(x, value); barrier(); } while (0)
#define smp_mb barrier
#define smp_wmb barrier
#define smp_rmb barrier
_Noreturn void bug(const char *function);
#define BUG() bug(__func__)
#define BUG_ON(x) do { if (x) BUG(); } while (0)
#define WARN_ON(x) ({ bool warn_ = !!(x); warn_; })
#define WARN_ON_ONCE WARN_ON
#define WARN(x, ...) WARN_ON(x)
#define BUILD_BUG_ON(x)
#define static_assert _Static_assert
#define EXPORT_SYMBOL(x)
#define EXPORT_SYMBOL_GPL(x)
#define EXPORT_SYMBOL_NS_GPL(x, ns)
#define MODULE_LICENSE(x)
#define MODULE_AUTHOR(x)
#define MODULE_DESCRIPTION(x)
#define MODULE_ALIAS(x)
#define MODULE_DEVICE_TABLE(bus, table)
#define THIS_MODULE NULL
struct module;
#define __concat(a, b) a##b
#define __initcall_of(unit) __concat(initcall_, unit)
#define module_init(f) int __initcall_of(UNIT)(void) { return f(); }
#define subsys_initcall module_init
#define postcore_initcall module_init
#define core_initcall module_init
#define module_exit(f)
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
#define container_of_const container_of
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define min(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ < b_ ? a_ : b_; })
#define max(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define min_t(type, a, b) min((type)(a), (type)(b))
#define BIT(n) (1UL << (n))
#define BIT_ULL(n) (1ULL << (n))
#define PAGE_SIZE 4096UL
#define PAGE_ALIGN(x) (((x) + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1))
#define ALIGN(x, a) (((x) + (a) - 1) & ~((typeof(x))(a) - 1))
#define U16_MAX ((u16)~0U)
#define UINT_MAX (~0U)
#define is_power_of_2(n) ((n) && !((n) & ((n) - 1)))
#define cpu_to_le16(x) (x)
#define cpu_to_le32(x) (x)
#define cpu_to_le64(x) (x)
#define le16_to_cpu(x) (x)
#define le32_to_cpu(x) (x)
#define le64_to_cpu(x) (x)
#define cpu_to_be16 __builtin_bswap16
#define cpu_to_be32 __builtin_bswap32
#define cpu_to_be64 __builtin_bswap64
#define be16_to_cpu __builtin_bswap16
#define be32_to_cpu __builtin_bswap32
#define be64_to_cpu __builtin_bswap64
#ifdef __LITTLE_ENDIAN
#undef __LITTLE_ENDIAN
#endif
#define __LITTLE_ENDIAN 1234

struct list_head { struct list_head *next, *prev; };
struct hlist_head { struct hlist_node *first; };
struct hlist_node { struct hlist_node *next, **pprev; };

/* memory: each object ends where its page ends, so that nothing behind it is written unseen */
#define GFP_KERNEL 0
#define GFP_ATOMIC 0
#define __GFP_NOWARN 0
#define __GFP_ZERO 0
#define __GFP_HIGHMEM 0
void *kernel_alloc(size_t size);
void kfree(const void *p);
#define kmalloc(size, gfp) kernel_alloc(size)
#define kzalloc(size, gfp) kernel_alloc(size)
#define kmalloc_array(n, size, gfp) kernel_alloc((n) * (size_t)(size))
#define kcalloc(n, size, gfp) kernel_alloc((n) * (size_t)(size))
#define kmalloc_obj(object, ...) ((typeof(object) *)kernel_alloc(sizeof(object)))
#define kzalloc_obj(object, ...) ((typeof(object) *)kernel_alloc(sizeof(object)))
#define kmalloc_objs(object, n, ...) ((typeof(object) *)kernel_alloc((n) * sizeof(object)))
#define kzalloc_objs(object, n, ...) ((typeof(object) *)kernel_alloc((n) * sizeof(object)))
#define array_size(a, b) ((a) * (b))
#define alloc_pages_exact(size, gfp) ((void *)NULL)
#define free_pages_exact(p, size) ((void)(p))
#define strscpy_pad(to, from, ...) ({ strncpy(to, from, sizeof(to) - 1); (to)[sizeof(to) - 1] = 0; 0; })
#define strscpy strscpy_pad
#define strlcpy(to, from, size) strscpy_pad(to, from)
#define kmsan_handle_dma(...) do { } while (0)

/* shared memory: system addresses are the arena's offsets */
extern unsigned char *arena;
#define virt_to_phys(va) ((phys_addr_t)((unsigned char *)(va) - arena) + ARENA)
#define ARENA 0x10000000ULL
struct page;
struct device;
struct scatterlist { void *va; unsigned int offset, length; dma_addr_t dma_address; };
#define sg_init_one(sg, p, n) (*(sg) = (struct scatterlist){ (void *)(p), 0, n, 0 })
#define sg_init_table(sg, n) ((void)(sg))
#define sg_set_page(sg, page, n, at) (*(sg) = (struct scatterlist){ (void *)(page), 0, n, 0 })
#define sg_next(sg) ((struct scatterlist *)NULL)
#define sg_page(sg) ((sg)->va)
#define sg_phys(sg) virt_to_phys((sg)->va)
#define sg_dma_address(sg) ((sg)->dma_address)
#define sg_virt(sg) ((sg)->va)
#define sg_dma_len(sg) ((sg)->length)
#define is_vmalloc_addr(va) ((void)(va), true)
#define vmalloc_to_page(va) ((void *)(va))
#define virt_to_page(va) ((void *)(va))
#define offset_in_page(va) 0
#define virt_addr_valid(va) true
enum dma_data_direction { DMA_BIDIRECTIONAL, DMA_TO_DEVICE, DMA_FROM_DEVICE, DMA_NONE };
#define DMA_MAPPING_ERROR (~(dma_addr_t)0)
#define DMA_ATTR_SKIP_CPU_SYNC 0
#define DMA_ATTR_DEBUGGING_IGNORE_CACHELINES 0
#define DMA_ATTR_CPU_CACHE_CLEAN 0
void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp);
#define dma_free_coherent(...) do { } while (0)
#define dma_map_page(...) DMA_MAPPING_ERROR
#define dma_map_single(...) DMA_MAPPING_ERROR
#define dma_map_single_attrs(...) DMA_MAPPING_ERROR
#define dma_map_page_attrs(...) DMA_MAPPING_ERROR
#define dma_map_phys(...) DMA_MAPPING_ERROR
#define dma_unmap_single(...) do { } while (0)
#define dma_unmap_phys(...) do { } while (0)
#define dma_unmap_single_attrs(...) do { } while (0)
#define dma_unmap_page(...) do { } while (0)
#define dma_unmap_page_attrs(...) do { } while (0)
#define dma_mapping_error(dev, at) ((at) == DMA_MAPPING_ERROR)
#define dma_need_sync(...) false
#define dma_max_mapping_size(...) SIZE_MAX
#define dma_sync_single_range_for_cpu(...) do { } while (0)
#define dma_sync_single_range_for_device(...) do { } while (0)
#define xen_domain() 0

/* locks, references, waiting: there is one thread, and nobody waits */
struct mutex { int unused; };
struct completion { int unused; };
typedef struct { int unused; } spinlock_t;
typedef struct { int counter; } atomic_t;
typedef struct { int unused; } wait_queue_head_t;
typedef struct poll_table_struct poll_table;
struct kref { int refcount; };
struct file;
#define mutex_init(m) ((void)(m))
#define mutex_lock(m) ((void)(m))
#define mutex_unlock(m) ((void)(m))
#define spin_lock_init(l) ((void)(l))
#define spin_lock(l) ((void)(l))
#define spin_unlock(l) ((void)(l))
#define spin_lock_irq(l) ((void)(l))
#define spin_unlock_irq(l) ((void)(l))
#define spin_lock_irqsave(l, flags) ((void)(l), (flags) = 0)
#define spin_unlock_irqrestore(l, flags) ((void)(l), (void)(flags))
#define DEFINE_SPINLOCK(name) spinlock_t name
#define init_waitqueue_head(w) ((void)(w))
#define wake_up_interruptible(w) ((void)(w))
#define wait_event_interruptible_timeout(w, condition, timeout) ((condition) ? 1 : 0)
#define msecs_to_jiffies(ms) (ms)
#define atomic_inc_return(a) (++(a)->counter)
#define atomic_dec_and_test(a) (--(a)->counter == 0)
#define atomic_set(a, n) ((a)->counter = (n))
#define atomic_inc(a) ((a)->counter++)
#define atomic_dec(a) ((a)->counter--)
#define atomic_read(a) ((a)->counter)
#define kref_init(k) ((k)->refcount = 1)
#define kref_get(k) ((k)->refcount++)
#define kref_put(k, release) (--(k)->refcount ? 0 : (release(k), 1))
#define might_sleep() do { } while (0)
#define EPOLLERR 8
#define EPOLLOUT 4
#define synchronize_rcu() do { } while (0)
#define virtio_check_mem_acc_cb(vdev) false
#define poll_wait(...) do { } while (0)
#define ktime_get() 0
#define ktime_sub(a, b) ((a) - (b))
#define ktime_to_ms(t) (t)
#define ktime_add_ms(t, ms) (t)
#define ktime_compare(a, b) 0
typedef int irqreturn_t;
#define IRQ_NONE 0
#define IRQ_HANDLED 1
#define ERESTARTSYS 512
#define EPROBE_DEFER 517
#define ENOTSUPP 524

/* identifiers, lowest free first */
struct idr { void *entries[4096]; };
#define idr_init(idr) memset(idr, 0, sizeof(*(idr)))
#define idr_destroy(idr) ((void)(idr))
int idr_alloc(struct idr *idr, void *p, int start, int end, gfp_t gfp);
void *idr_remove(struct idr *idr, unsigned long id);
void *idr_find(const struct idr *idr, unsigned long id);
struct ida { int unused; };
#define DEFINE_IDA(name) struct ida name
#define ida_alloc(ida, gfp) 0
#define ida_simple_get(ida, start, end, gfp) 0
#define ida_free(ida, id) ((void)(id))
#define ida_simple_remove(ida, id) ((void)(id))
#define ida_destroy(ida) ((void)(ida))

#include <asm-generic/errno-base.h>
#include <asm-generic/errno.h>
#include "device.h"
#include <linux/poison.h>
#include <linux/list.h>
#include <linux/err.h>

#endif
