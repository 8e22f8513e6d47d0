/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: virtio */
#ifndef KREF_LINUX_KERNEL_VIRTIO_H
#define KREF_LINUX_KERNEL_VIRTIO_H

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

#endif
