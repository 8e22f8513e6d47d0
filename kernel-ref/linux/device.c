// SPDX-License-Identifier: GPL-2.0-only
/* Devices, their drivers, and the log they write. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"

/* idr */

int idr_alloc(struct idr *idr, void *p, int start, int end, gfp_t gfp)
{
	for (int i = start; i < ARRAY_SIZE(idr->entries); i++) {
		if (!idr->entries[i]) {
			idr->entries[i] = p;
			return i;
		}
	}
	return -ENOSPC;
}

void *idr_remove(struct idr *idr, unsigned long id)
{
	void *p = idr_find(idr, id);

	if (p)
		idr->entries[id] = NULL;
	return p;
}

void *idr_find(const struct idr *idr, unsigned long id)
{
	return id < ARRAY_SIZE(idr->entries) ? idr->entries[id] : NULL;
}

/* the log */

static void dev_log(const char *level, const struct device *dev, const char *fmt, va_list args, void **frame)
{
	const char *driver = dev->driver ? dev->driver->name : dev->bus ? dev->bus->name :
		dev->class ? dev->class->name : "";
	char prefix[160], *end;

	end = __builtin_stpcpy(prefix, driver);
	*end++ = ' ';
	end = __builtin_stpcpy(end, dev->name);
	__builtin_memcpy(end, ": ", sizeof(": "));
	log_message(level, prefix, fmt, args, frame);
}

void kernel_dev_log(const char *level, const struct device *dev, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	dev_log(level, dev, fmt, args, CALLER);
	va_end(args);
}

void kernel_log(const char *level, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	log_message(level, "", fmt, args, CALLER);
	va_end(args);
}

int kernel_err_probe(const struct device *dev, int error, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	format(text, sizeof(text), fmt, args, CALLER);
	va_end(args);
	if (error != -EPROBE_DEFER)
		kernel_dev_log("err", dev, "error %pe: %s", ERR_PTR(error), text);
	return error;
}

/* devices */

int dev_set_name(struct device *dev, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	format(dev->name, sizeof(dev->name), fmt, args, CALLER);
	va_end(args);
	return 0;
}

struct device *get_device(struct device *dev)
{
	dev->references++;
	return dev;
}

void put_device(struct device *dev)
{
	if (--dev->references)
		return;
	if (dev->release)
		dev->release(dev);
	else if (dev->type && dev->type->release)
		dev->type->release(dev);
}

void device_unregister(struct device *dev)
{
	put_device(dev);
}

/* Calls the driver's probe as the driver core does, and says what the driver core says when it fails. */
int probe(struct platform_device *pdev, struct platform_driver *driver)
{
	int ret;

	pdev->dev.driver = &driver->driver;
	ret = driver->probe(pdev);
	if (!ret)
		return 0;
	if (ret != -ENODEV && ret != -ENXIO && ret != -EPROBE_DEFER) {
#if KVER < 607
		kernel_log("warn", "%s: probe of %s failed with error %d\n", driver->driver.name, pdev->dev.name, ret);
#else
		kernel_dev_log("err", &pdev->dev, "probe with driver %s failed with error %d\n", driver->driver.name, ret);
#endif
	}
	pdev->dev.driver = NULL;
	return ret;
}

struct platform_device *platform_device_register_data(struct device *parent, const char *name, int id,
						      const void *data, size_t size)
{
	static const struct bus_type platform = { .name = "platform" };
	static int next_id;
	struct platform_device *pdev = heap_alloc(sizeof(*pdev));
	struct platform_driver *driver = find_driver(name, NULL);

	must_read(data, size, CALLER);
	pdev->dev.platform_data = heap_alloc(size);
	__builtin_memcpy(pdev->dev.platform_data, data, size);
	pdev->name = name;
	pdev->dev.parent = parent;
	pdev->dev.bus = &platform;
	device_initialize(&pdev->dev);
	dev_set_name(&pdev->dev, "%s.%d.auto", name, next_id++);
	if (driver)
		probe(pdev, driver);
	return pdev;
}

void platform_device_unregister(struct platform_device *pdev)
{
	if (pdev->dev.driver)
		container_of(pdev->dev.driver, struct platform_driver, driver)->remove(pdev);
	pdev->dev.driver = NULL;
}

/* virtio: as far as a device without a driver gets */

static struct virtio_device *registered[16];
static int nr_registered;

int register_virtio_device(struct virtio_device *vdev)
{
	INIT_LIST_HEAD(&vdev->vqs);
	device_initialize(&vdev->dev);
	dev_set_name(&vdev->dev, "virtio%d", vdev->index = nr_registered);
	vdev->config->reset(vdev);
	vdev->config->set_status(vdev, vdev->config->get_status(vdev) | VIRTIO_CONFIG_S_ACKNOWLEDGE);
	if (nr_registered < ARRAY_SIZE(registered))
		registered[nr_registered++] = vdev;
	return 0;
}

void unregister_virtio_device(struct virtio_device *vdev)
{
	put_device(&vdev->dev);
}

int device_for_each_child(struct device *dev, void *data, int (*f)(struct device *, void *))
{
	for (int i = 0; i < nr_registered; i++) {
		struct virtio_device *vdev = registered[i];

		if (vdev && vdev->dev.parent == dev) {
			registered[i] = NULL;
			f(&vdev->dev, data);
		}
	}
	return 0;
}
