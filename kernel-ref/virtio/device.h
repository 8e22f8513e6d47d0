/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: devices, drivers and buses, as far as virtio and rpmsg have them, and what they print. */
#ifndef KREF_VIRTIO_DEVICE_H
#define KREF_VIRTIO_DEVICE_H

struct device;
struct device_driver;
struct device_node;
struct attribute { const char *name; };
struct attribute_group { struct attribute **attrs; };
struct device_attribute { struct attribute attr; };
struct kobj_uevent_env { int unused; };
struct irq_affinity;
struct cpumask;
#define RPMSG_NAME_SIZE 32
#define RPMSG_DEVICE_MODALIAS_FMT "rpmsg:%s"
struct virtio_device_id { u32 device, vendor; };
struct rpmsg_device_id { char name[RPMSG_NAME_SIZE]; unsigned long driver_data; };
#define VIRTIO_DEV_ANY_ID 0xffffffff
struct class { const char *name; const struct attribute_group **dev_groups; };

#if KVER >= 612
#define CONST_DRIVER const
#else
#define CONST_DRIVER
#endif

struct bus_type {
	const char *name;
	const struct attribute_group **dev_groups;
	int (*match)(struct device *dev, CONST_DRIVER struct device_driver *driver);
#if KVER >= 603
	int (*uevent)(const struct device *dev, struct kobj_uevent_env *env);
#else
	int (*uevent)(struct device *dev, struct kobj_uevent_env *env);
#endif
	int (*probe)(struct device *dev);
#if KVER >= 515
	void (*remove)(struct device *dev);
#else
	int (*remove)(struct device *dev);
#endif
	void (*shutdown)(struct device *dev);
	const void *irq_get_affinity;
	bool driver_override;
	int (*num_vf)(struct device *dev);
};

struct device_driver {
	const char *name;
	const struct bus_type *bus;
	struct module *owner;
	const void *of_match_table, *pm;
	int probe_type;
};

struct device {
	char name[128];
	struct device *parent;
	const struct bus_type *bus;
	struct device_driver *driver;
	struct device_node *of_node;
	void *driver_data, *platform_data;
	void (*release)(struct device *dev);
	const struct class *class;
	const struct attribute_group **groups;
	u64 *dma_mask;
	const char *override;
	struct device *next;
	bool added;
};

#define dev_get_drvdata(dev) ((dev)->driver_data)
#define dev_set_drvdata(dev, data) ((dev)->driver_data = (data))
#define dev_name(dev) ((dev)->name)
#define dev_set_name(dev, ...) (snprintf((dev)->name, sizeof((dev)->name), __VA_ARGS__), fix_name(dev), 0)
void fix_name(struct device *dev);
#define device_initialize(dev) ((void)(dev))
int device_add(struct device *dev);
#define device_register device_add
void device_unregister(struct device *dev);
#define put_device(dev) ((void)(dev))
#define get_device(dev) (dev)
#define device_lock(dev) ((void)(dev))
#define device_unlock(dev) ((void)(dev))
struct device *find_child(struct device *parent, const void *data, int (*match)(struct device *, const void *));
#define device_find_child(parent, data, match) \
	find_child(parent, data, (int (*)(struct device *, const void *))(match))
int device_for_each_child(struct device *parent, void *data, int (*f)(struct device *, void *));
int driver_register(struct device_driver *driver);
#define driver_unregister(driver) ((void)(driver))
#define bus_register(bus) 0
#define bus_unregister(bus) ((void)(bus))
#define class_create(...) ((struct class *)NULL)
#define class_destroy(c) ((void)(c))
#define class_register(c) 0
#define class_unregister(c) ((void)(c))
#define device_set_driver_override(dev, s) ((dev)->override = (s), 0)
#define device_match_driver_override(dev, driver) ((dev)->override ? !strcmp((dev)->override, (driver)->name) : -1)
#define driver_set_override(dev, name, s, n) (*(name) = (s), 0)
#define of_driver_match_device(dev, driver) 0
#define of_device_modalias(...) (-ENODEV)
#define of_device_uevent_modalias(...) (-ENODEV)
#define of_get_next_available_child(...) ((struct device_node *)NULL)
#define of_get_available_child_count(node) 0
#define of_device_is_compatible(node, name) 0
#define of_node_put(node) ((void)(node))
#define dev_of_node(dev) ((dev)->of_node)
#define dev_pm_domain_attach(...) 0
#define dev_pm_domain_detach(...) do { } while (0)
#define PD_FLAG_ATTACH_POWER_ON 0
#define PD_FLAG_DETACH_POWER_OFF 0
#define add_uevent_var(...) 0
#define DEVICE_ATTR_RO(name) struct device_attribute dev_attr_##name __maybe_unused
#define DEVICE_ATTR_RW DEVICE_ATTR_RO
#define DEVICE_ATTR_WO DEVICE_ATTR_RO
#define ATTRIBUTE_GROUPS(name) const struct attribute_group *name##_groups[] = { NULL }
#define sysfs_emit(buffer, ...) sprintf(buffer, __VA_ARGS__)
#define sysfs_emit_at(buffer, at, ...) sprintf((buffer) + (at), __VA_ARGS__)
#define PROBE_PREFER_ASYNCHRONOUS 0
#define PROBE_FORCE_SYNCHRONOUS 0

void log_line(const char *level, const struct device *dev, const char *format, ...);
#define dev_err(dev, ...) log_line("err", dev, __VA_ARGS__)
#define dev_warn(dev, ...) log_line("warn", dev, __VA_ARGS__)
#define dev_info(dev, ...) log_line("info", dev, __VA_ARGS__)
#define dev_dbg(dev, ...) do { } while (0)
#define dev_warn_once dev_warn
#define dev_WARN_ONCE(dev, condition, ...) 0
#define dev_num_vf(dev) 0
/* time stands still: ten lines of a script, and no more */
bool ratelimit(void);
#define dev_warn_ratelimited(dev, ...) do { if (ratelimit()) dev_warn(dev, __VA_ARGS__); } while (0)
#define pr_err(...) log_line("err", NULL, __VA_ARGS__)
#define pr_warn(...) log_line("warn", NULL, __VA_ARGS__)
#define pr_info(...) log_line("info", NULL, __VA_ARGS__)
#define pr_debug(...) do { } while (0)
#define dynamic_hex_dump(...) do { } while (0)
#define CONFIG_DYNAMIC_DEBUG 1

#endif
