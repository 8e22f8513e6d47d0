/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: mappings, DMA memory, what drivers press buttons on, and files */
#ifndef KREF_LINUX_KERNEL_BOARD_H
#define KREF_LINUX_KERNEL_BOARD_H

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

#endif
