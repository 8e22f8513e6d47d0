/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: devices, their log, and platform devices */
#ifndef KREF_LINUX_KERNEL_DEVICE_H
#define KREF_LINUX_KERNEL_DEVICE_H

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

#endif
