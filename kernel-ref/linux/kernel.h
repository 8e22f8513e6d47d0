/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Stands in for every kernel header that is not taken from the package (see files.linux): included before each
 * unmodified .c file. Declares what those files use, no more; string.c, device.c, tree.c and board.c have the bodies that do anything.
 */
#ifndef KREF_LINUX_KERNEL_H
#define KREF_LINUX_KERNEL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

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

/* memory and strings: checked. The source of a copy is checked before its destination. */
void *kernel_memcpy(void *to, const void *from, size_t n);
void *kernel_memmove(void *to, const void *from, size_t n);
void *kernel_memset(void *to, int value, size_t n);
int kernel_memcmp(const void *a, const void *b, size_t n);
int kernel_strcmp(const char *a, const char *b);
int kernel_strncmp(const char *a, const char *b, size_t n);
char *kernel_strcpy(char *to, const char *from);
size_t kernel_strlen(const char *s);
size_t kernel_strcspn(const char *s, const char *reject);
char *kernel_strchrnul(const char *s, int c);
#define memcpy kernel_memcpy
#define memmove kernel_memmove
#define memset kernel_memset
#define memcmp kernel_memcmp
#define strcmp kernel_strcmp
#define strncmp kernel_strncmp
#define strcpy kernel_strcpy
#define strlen kernel_strlen
#define strcspn kernel_strcspn
#define strchrnul kernel_strchrnul
#define strstarts(s, prefix) (!strncmp(s, prefix, strlen(prefix)))
#define memcpy_toio memcpy
#define memcpy_fromio memcpy
#define memset_io memset
int kernel_vsnprintf(char *buffer, size_t size, const char *format, va_list args);
int kernel_snprintf(char *buffer, size_t size, const char *format, ...);
#define vsnprintf kernel_vsnprintf
#define snprintf kernel_snprintf
char *kasprintf(gfp_t gfp, const char *format, ...);
void *kernel_alloc(size_t size);
void *kernel_alloc_array(size_t n, size_t size);
void *kmemdup(const void *p, size_t n, gfp_t gfp);
char *kstrdup_const(const char *s, gfp_t gfp);
char *kstrndup(const char *s, size_t n, gfp_t gfp);
void kfree(const void *p);
#define kfree_const kfree
#define kmalloc(size, gfp) kernel_alloc(size)
#define kzalloc(size, gfp) kernel_alloc(size)
#define kcalloc(n, size, gfp) kernel_alloc_array(n, size)
#define kzalloc_obj(object, ...) ((typeof(object) *)kernel_alloc(sizeof(object)))
#define kzalloc_objs(object, n, ...) ((typeof(object) *)kernel_alloc_array(n, sizeof(object)))
#define devm_kzalloc(dev, size, gfp) kernel_alloc(size)
#define devm_kcalloc(dev, n, size, gfp) kernel_alloc_array(n, size)

/* locks, references, work: there is one thread, and nothing runs later */
struct mutex { int unused; };
struct completion { int unused; };
struct cdev { int unused; };
struct notifier_block { int (*notifier_call)(struct notifier_block *, unsigned long, void *); };
struct kref { int refcount; };
typedef struct { int unused; } spinlock_t, raw_spinlock_t;
typedef struct { int counter; } atomic_t;
struct work_struct { void (*func)(struct work_struct *); };
struct workqueue_struct { int unused; };
#define DEFINE_MUTEX(name) struct mutex name
#define mutex_init(m) ((void)(m))
#define mutex_lock(m) ((void)(m))
#define mutex_unlock(m) ((void)(m))
#define mutex_lock_interruptible(m) ((void)(m), 0)
#define spin_lock_init(l) ((void)(l))
#define spin_lock_irqsave(l, flags) ((void)(l), (flags) = 0)
#define spin_unlock_irqrestore(l, flags) ((void)(l), (void)(flags))
#define rcu_read_lock() do { } while (0)
#define rcu_read_unlock() do { } while (0)
#define synchronize_rcu() do { } while (0)
#define list_add_rcu list_add
#define list_del_rcu list_del
#define list_for_each_entry_rcu(pos, head, member, ...) list_for_each_entry(pos, head, member)
#define ATOMIC_INIT(n) { n }
#define atomic_set(a, n) ((a)->counter = (n))
#define atomic_read(a) ((a)->counter)
#define atomic_inc(a) ((a)->counter++)
#define atomic_dec(a) ((a)->counter--)
#define atomic_inc_return(a) (++(a)->counter)
#define atomic_dec_and_test(a) (--(a)->counter == 0)
#define kref_init(k) ((k)->refcount = 1)
#define kref_get(k) ((k)->refcount++)
#define kref_put(k, release) (--(k)->refcount ? 0 : (release(k), 1))
#define INIT_WORK(w, f) ((w)->func = (f))
#define queue_work(queue, w) ((void)(queue), (void)(w), true)
#define schedule_work(w) ((void)(w), true)
#define cancel_work_sync(w) ((void)(w), false)
#define alloc_workqueue(name, ...) ((struct workqueue_struct *)kernel_alloc(sizeof(struct workqueue_struct)))
#define create_workqueue(name) alloc_workqueue(name)
#define destroy_workqueue(queue) ((void)(queue))
#define WQ_UNBOUND 0
#define WQ_FREEZABLE 0
#define mdelay(ms) ((void)(ms))
#define NOTIFY_DONE 0
#define NOTIFY_BAD 2
#define atomic_notifier_chain_register(chain, nb) ((void)(nb))
#define atomic_notifier_chain_unregister(chain, nb) ((void)(nb))
#define try_module_get(module) true
#define module_put(module) ((void)0)

/* identifiers, lowest free first */
struct idr { void *entries[64]; };
#define idr_init(idr) ((void)(idr))
#define idr_destroy(idr) ((void)(idr))
int idr_alloc(struct idr *idr, void *p, int start, int end, gfp_t gfp);
void *idr_remove(struct idr *idr, unsigned long id);
void *idr_find(const struct idr *idr, unsigned long id);
#define idr_for_each(idr, f, data) ((void)(idr), (void)(f), (void)(data))
struct ida { int next; };
#define DEFINE_IDA(name) struct ida name
#define ida_alloc(ida, gfp) ((ida)->next++)
#define ida_simple_get(ida, start, end, gfp) ((ida)->next++)
#define ida_free(ida, id) ((void)(id))
#define ida_simple_remove(ida, id) ((void)(id))
#define ida_destroy(ida) ((void)(ida))

/* devices */
struct device;
struct device_node { const char *name, *full_name; };
struct of_device_id { char compatible[128]; const void *data; };
struct dev_pm_ops { int (*suspend)(struct device *), (*resume)(struct device *); };
struct device_driver { const char *name; const struct of_device_id *of_match_table; const struct dev_pm_ops *pm; void *owner; };
struct device_type { const char *name; void (*release)(struct device *); };
struct class { const char *name; };
struct bus_type { const char *name; };
struct bus_dma_region { phys_addr_t cpu_start; dma_addr_t dma_start; u64 size, offset; };
struct device_dma_parameters { int unused; };
struct dma_map_ops { int unused; };
struct dev_pm_domain { int unused; };
struct dev_pm_domain_list { struct device **pd_devs; u32 num_pds; };
struct dev_pm_domain_attach_data { const char *const *pd_names; u32 num_pd_names, pd_flags; };
#define PD_FLAG_DEV_LINK_ON 0
struct device {
	struct device *parent;
	char name[64];
	int references;
	const struct device_type *type;
	const struct class *class;
	const struct bus_type *bus;
	struct device_driver *driver;
	struct device_node *of_node;
	void *driver_data, *platform_data;
	void (*release)(struct device *);
	const struct bus_dma_region *dma_range_map;
	const struct dma_map_ops *dma_ops;
	struct dev_pm_domain *pm_domain;
	u64 dma_mask;
	dev_t devt;
	int pool;	/* of_reserved_mem_device_init_by_idx(): 1 + the region it takes coherent memory from */
};
#define dev_name(dev) ((const char *)(dev)->name)
int dev_set_name(struct device *dev, const char *format, ...);
#define device_initialize(dev) ((dev)->references = 1)
#define device_add(dev) ((void)(dev), 0)
#define device_del(dev) ((void)(dev))
#define device_register(dev) ((dev)->references = 1, 0)
void put_device(struct device *dev);
struct device *get_device(struct device *dev);
void device_unregister(struct device *dev);
int device_for_each_child(struct device *dev, void *data, int (*f)(struct device *, void *));
#define dev_set_drvdata(dev, data) ((dev)->driver_data = (data))
#define dev_get_drvdata(dev) ((dev)->driver_data)
#define dev_of_node(dev) ((dev)->of_node)
#define device_match_of_node(dev, np) ((dev)->of_node == (np))
#define device_init_wakeup(dev, on) ((void)(dev))
#define device_may_wakeup(dev) ((void)(dev), false)
#define dev_pm_set_wake_irq(dev, irq) ((void)(dev))
#define dev_pm_clear_wake_irq(dev) ((void)(dev))
#define enable_irq_wake(irq) ((void)(irq), 0)
#define disable_irq_wake(irq) ((void)(irq), 0)
#define pm_stay_awake(dev) ((void)(dev))
#define pm_relax(dev) ((void)(dev))
#define pm_runtime_enable(dev) ((void)(dev))
#define pm_runtime_disable(dev) ((void)(dev))
#define pm_runtime_put_noidle(dev) ((void)(dev))
#define pm_runtime_resume_and_get(dev) ((void)(dev), 0)
#define SIMPLE_DEV_PM_OPS(ops, s, r) const struct dev_pm_ops ops = { s, r }
#define DEFINE_SIMPLE_DEV_PM_OPS SIMPLE_DEV_PM_OPS
#define pm_ptr(p) (p)
#define devm_add_action(dev, f, data) ((void)(f), (void)(data), 0)
#define devm_add_action_or_reset(dev, f, data) ((void)(f), (void)(data), 0)
#define devres_alloc(release, size, gfp) ((void)(release), kernel_alloc(size))
#define devres_add(dev, p) ((void)(p))
#define devres_free(p) kfree(p)
#define SYS_OFF_MODE_POWER_OFF_PREPARE 0
#define SYS_OFF_MODE_RESTART_PREPARE 1
#define SYS_OFF_PRIO_DEFAULT 0
struct sys_off_data { void *cb_data; };
#define devm_register_sys_off_handler(dev, mode, priority, f, data) ((void)(f), 0)

/* the log */
void kernel_dev_log(const char *level, const struct device *dev, const char *format, ...);
void kernel_log(const char *level, const char *format, ...);
int kernel_err_probe(const struct device *dev, int error, const char *format, ...);
#define dev_err(dev, ...) kernel_dev_log("err", dev, __VA_ARGS__)
#define dev_warn(dev, ...) kernel_dev_log("warn", dev, __VA_ARGS__)
#define dev_notice(dev, ...) kernel_dev_log("notice", dev, __VA_ARGS__)
#define dev_info(dev, ...) kernel_dev_log("info", dev, __VA_ARGS__)
#define dev_dbg(dev, ...) do { if (0) kernel_dev_log("debug", dev, __VA_ARGS__); } while (0)
#define dev_err_probe kernel_err_probe
#define pr_err(fmt, ...) kernel_log("err", pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...) kernel_log("info", pr_fmt(fmt), ##__VA_ARGS__)
#define pr_debug(fmt, ...) do { if (0) kernel_log("debug", pr_fmt(fmt), ##__VA_ARGS__); } while (0)

/* platform devices */
struct resource { resource_size_t start, end; const char *name; unsigned long flags; };
struct platform_device { const char *name; int id; struct device dev; };
struct platform_driver {
	int (*probe)(struct platform_device *);
#if KVER < 612
	int (*remove)(struct platform_device *);
#else
	union { void (*remove)(struct platform_device *), (*remove_new)(struct platform_device *); };
#endif
	struct device_driver driver;
};
#define to_platform_device(d) container_of(d, struct platform_device, dev)
#define platform_set_drvdata(pdev, data) dev_set_drvdata(&(pdev)->dev, data)
#define platform_get_drvdata(pdev) dev_get_drvdata(&(pdev)->dev)
/* session.c finds the drivers here */
#define module_platform_driver(d) \
	__attribute__((__used__, __section__("platform_drivers"))) static struct platform_driver *d##_pointer = &d
#define builtin_platform_driver module_platform_driver
#define PLATFORM_DEVID_AUTO (-2)
struct platform_device *platform_device_register_data(struct device *parent, const char *name, int id,
						      const void *data, size_t size);
void platform_device_unregister(struct platform_device *pdev);
struct resource *platform_get_resource_byname(struct platform_device *pdev, unsigned int type, const char *name);
#define IORESOURCE_MEM 0x200
#define resource_size(r) ((r)->end - (r)->start + 1)
#define platform_get_irq(pdev, n) ((void)(pdev), 1)
#define platform_get_irq_optional(pdev, n) ((void)(pdev), 1)
#define devm_request_irq(dev, irq, f, flags, name, data) ((void)(f), 0)
typedef int irqreturn_t;
#define IRQ_NONE 0
#define IRQ_HANDLED 1

/* device tree: what kref_open() was told */
struct reserved_mem { const char *name; phys_addr_t base, size; };
struct of_phandle_iterator { struct device_node *node; int next; };
#define of_node_put(np) ((void)(np))
#define of_node_get(np) (np)
#define of_match_ptr(table) (table)
#define of_find_node_by_phandle(phandle) ((void)(phandle), (struct device_node *)NULL)
const void *of_device_get_match_data(const struct device *dev);
int of_count_phandle_with_args(const struct device_node *np, const char *list, const char *cells);
struct device_node *of_parse_phandle(const struct device_node *np, const char *name, int index);
int of_phandle_iterator_init(struct of_phandle_iterator *it, const struct device_node *np, const char *list,
			     const char *cells, int count);
int of_phandle_iterator_next(struct of_phandle_iterator *it);
int of_address_to_resource(struct device_node *np, int index, struct resource *r);
struct reserved_mem *of_reserved_mem_lookup(struct device_node *np);
int of_reserved_mem_region_to_resource(const struct device_node *np, unsigned int index, struct resource *r);
int of_reserved_mem_region_count(const struct device_node *np);
int of_reserved_mem_device_init_by_idx(struct device *dev, struct device_node *np, int index);
#define of_reserved_mem_device_release(dev) ((dev)->pool = 0)
bool of_property_read_bool(const struct device_node *np, const char *name);
int of_property_read_u32_index(const struct device_node *np, const char *name, u32 index, u32 *value);
int of_property_read_u32_array(const struct device_node *np, const char *name, u32 *values, size_t n);
#define of_property_read_u32(np, name, value) of_property_read_u32_index(np, name, 0, value)
int of_property_count_elems_of_size(const struct device_node *np, const char *name, int size);
int of_property_read_string_index(const struct device_node *np, const char *name, int index, const char **value);
const void *of_get_property(const struct device_node *np, const char *name, int *length);

#define of_property_present(np, name) (of_get_property(np, name, NULL) != NULL)

/* mappings and DMA memory */
void *kernel_ioremap(phys_addr_t sa, size_t size);
void *kernel_ioremap_resource(struct device *dev, const struct resource *r);
void iounmap(void *va);
#define ioremap_wc kernel_ioremap
#define devm_ioremap(dev, sa, size) kernel_ioremap(sa, size)
#define devm_ioremap_wc(dev, sa, size) kernel_ioremap(sa, size)
#define devm_ioremap_resource kernel_ioremap_resource
#define devm_ioremap_resource_wc kernel_ioremap_resource
#define devm_request_mem_region(dev, sa, size, name) ((void)(sa), true)
void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp);
void dma_free_coherent(struct device *dev, size_t size, void *va, dma_addr_t handle);
#define dma_coerce_mask_and_coherent(dev, mask) ((dev)->dma_mask = (mask), 0)
#define dma_get_mask(dev) ((dev)->dma_mask)
#define get_dma_ops(dev) ((dev)->dma_ops)
#define set_dma_ops(dev, ops) ((dev)->dma_ops = (ops))
#define dma_declare_coherent_memory(dev, sa, da, size, ...) ((void)(sa), 0)
#define dma_release_coherent_memory(dev) ((void)(dev))
struct page;
struct page *vmalloc_to_page(const void *va);
#define page_to_phys(page) ((phys_addr_t)(unsigned long)(page))
#define is_vmalloc_addr(va) ((void)(va), true)
#define virt_addr_valid(va) ((void)(va), true)
#define virt_to_phys(va) ((phys_addr_t)(unsigned long)(va))
struct iommu_domain { int unused; };
typedef int (*iommu_fault_handler_t)(struct iommu_domain *, struct device *, unsigned long, int, void *);
#define iommu_domain_alloc(bus) ((struct iommu_domain *)NULL)
#define iommu_paging_domain_alloc(dev) ((struct iommu_domain *)ERR_PTR(-ENODEV))
#define iommu_set_fault_handler(domain, f, token) ((void)(f))
#define iommu_attach_device(domain, dev) ((void)(domain), 0)
#define iommu_detach_device(domain, dev) ((void)(domain))
#define iommu_domain_free(domain) ((void)(domain))
#define iommu_map(domain, da, pa, size, ...) ((void)(domain), -EINVAL)
#define iommu_unmap(domain, da, size) ((size_t)(size))

/* what the drivers press buttons on: every button works */
struct clk { int unused; };
struct regmap { u32 value; };
struct regmap_config { const char *name; };
struct reset_control { int asserted; };
struct mbox_chan { int unused; };
struct mbox_client {
	struct device *dev;
	bool tx_block, knows_txdone;
	unsigned long tx_tout;
	void (*rx_callback)(struct mbox_client *, void *);
	void (*tx_prepare)(struct mbox_client *, void *);
	void (*tx_done)(struct mbox_client *, void *, int);
};
struct arm_smccc_res { unsigned long a0, a1, a2, a3; };
extern struct clk the_clk;
extern struct mbox_chan the_mailbox;
extern struct reset_control the_reset;
#define devm_clk_get(dev, id) (&the_clk)
#define devm_clk_get_enabled(dev, id) (&the_clk)
#define clk_prepare_enable(clk) ((void)(clk), 0)
#define clk_disable_unprepare(clk) ((void)(clk))
#define mbox_request_channel_byname(client, name) ((void)(client), &the_mailbox)
#define mbox_request_channel(client, index) ((void)(client), &the_mailbox)
#define mbox_free_channel(channel) ((void)(channel))
#define mbox_send_message(channel, message) ((void)(channel), (void)(message), 0)
#define devm_reset_control_get_by_index(dev, index) (&the_reset)
#define devm_reset_control_get_exclusive(dev, name) (&the_reset)
#define devm_reset_control_get_optional(dev, name) \
	(strcmp(name, "mcu_rst") ? (struct reset_control *)NULL : &the_reset)
#define reset_control_assert(r) ((r)->asserted = 1, 0)
#define reset_control_deassert(r) ((r)->asserted = 0, 0)
#define reset_control_status(r) ((r)->asserted)
void arm_smccc_smc(unsigned long f, unsigned long a1, unsigned long a2, unsigned long a3, unsigned long a4,
		   unsigned long a5, unsigned long a6, unsigned long a7, struct arm_smccc_res *res);
struct regmap *syscon_regmap_lookup_by_phandle(struct device_node *np, const char *property);
#define regmap_attach_dev(dev, map, config) ((void)(config), 0)
int regmap_read(struct regmap *map, unsigned int reg, unsigned int *value);
int regmap_update_bits(struct regmap *map, unsigned int reg, unsigned int mask, unsigned int value);
#define regmap_set_bits(map, reg, bits) regmap_update_bits(map, reg, bits, bits)
#define regmap_clear_bits(map, reg, bits) regmap_update_bits(map, reg, bits, 0)
struct imx_sc_ipc { int unused; };
#define imx_scu_get_handle(handle) (*(handle) = NULL, 0)
bool imx_sc_rm_is_resource_owned(struct imx_sc_ipc *ipc, u16 resource);
#define imx_sc_rm_get_resource_owner(ipc, resource, pt) (*(pt) = 0, 0)
#define imx_sc_pm_cpu_start(ipc, resource, on, entry) ((void)(ipc), (void)(entry), 0)
#define imx_scu_irq_register_notifier(nb) ((void)(nb), 0)
#define imx_scu_irq_unregister_notifier(nb) ((void)(nb))
#define imx_scu_irq_group_enable(group, mask, on) ((void)(mask), 0)
int dev_pm_domain_attach_list(struct device *dev, const void *data, struct dev_pm_domain_list **list);
#define dev_pm_domain_detach_list(list) ((void)(list))
#define dev_pm_domain_attach_by_id(dev, index) ((struct device *)NULL)
#define dev_pm_domain_detach(dev, off) ((void)(dev))
bool dev_pm_genpd_is_on(struct device *dev);
#define device_link_add(dev, supplier, flags) ((void)(dev), (struct device_link *)&the_clk)
#define device_link_del(link) ((void)(link))
struct device_link;
#define DL_FLAG_STATELESS 0
#define DL_FLAG_PM_RUNTIME 0
#define DL_FLAG_RPM_ACTIVE 0
struct ti_sci_handle;
const struct ti_sci_handle *devm_ti_sci_get_by_phandle(struct device *dev, const char *property);

typedef s64 ktime_t;
struct scmi_protocol_handle;

/* files */
struct dentry;
struct firmware { size_t size; const u8 *data; };
int request_firmware(const struct firmware **fw, const char *name, struct device *dev);
#define request_firmware_nowait(module, uevent, name, dev, gfp, context, f) ((void)(f), 0)
#define release_firmware(fw) ((void)(fw))
#define FW_ACTION_UEVENT 1
#define FW_ACTION_HOTPLUG 1

/* virtio devices are registered and stay without a driver: status 1, ACKNOWLEDGE */
struct virtio_device;
struct virtqueue { void *priv; unsigned int num_max; struct list_head list; };
struct virtqueue_info { const char *name; void (*callback)(struct virtqueue *); bool ctx; };
typedef void vq_callback_t(struct virtqueue *);
struct irq_affinity;
struct virtio_config_ops {
	void (*get)(struct virtio_device *, unsigned int, void *, unsigned int);
	void (*set)(struct virtio_device *, unsigned int, const void *, unsigned int);
	u8 (*get_status)(struct virtio_device *);
	void (*set_status)(struct virtio_device *, u8);
	void (*reset)(struct virtio_device *);
#if KVER < 612
	int (*find_vqs)(struct virtio_device *, unsigned int, struct virtqueue *[], vq_callback_t *[],
			const char * const [], const bool *, struct irq_affinity *);
#else
	int (*find_vqs)(struct virtio_device *, unsigned int, struct virtqueue *[], struct virtqueue_info [],
			struct irq_affinity *);
#endif
	void (*del_vqs)(struct virtio_device *);
	u64 (*get_features)(struct virtio_device *);
	int (*finalize_features)(struct virtio_device *);
};
struct virtio_device_id { u32 device, vendor; };
struct virtio_device {
	int index;
	struct device dev;
	struct virtio_device_id id;
	const struct virtio_config_ops *config;
	struct list_head vqs;
	u64 features;
};
#define dev_to_virtio(d) container_of(d, struct virtio_device, dev)
int register_virtio_device(struct virtio_device *vdev);
void unregister_virtio_device(struct virtio_device *vdev);
#define vring_transport_features(vdev) ((void)(vdev))
#define vring_new_virtqueue(...) ((struct virtqueue *)NULL)
#define vring_del_virtqueue(vq) ((void)(vq))
#define vring_interrupt(irq, vq) ((void)(vq), IRQ_NONE)

/* the rest of remoteproc, which is not built */
struct rproc;
struct rproc_debug_trace;
struct dentry *rproc_create_trace_file(const char *name, struct rproc *rproc, struct rproc_debug_trace *trace);

/* taken from the package; here because the files above expect them from headers that are empty */
#include <asm-generic/errno-base.h>
#include <asm-generic/errno.h>
#include <linux/err.h>
#include <linux/list.h>
#include <linux/overflow.h>
#include <linux/elf.h>
#include <linux/virtio_ids.h>
#include <linux/virtio_config.h>

#endif
