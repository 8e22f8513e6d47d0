/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: the device tree */
#ifndef KREF_LINUX_KERNEL_TREE_H
#define KREF_LINUX_KERNEL_TREE_H

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

#endif
