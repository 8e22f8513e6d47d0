/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: memory and strings */
#ifndef KREF_LINUX_KERNEL_MEMORY_H
#define KREF_LINUX_KERNEL_MEMORY_H

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
#ifdef KREF_PLAIN
/* not checked; with kref_copies 0 a copy only counts: see repeat.c */
extern int kref_copies;
extern uint64_t kref_not_copied;
static inline void *plain_memcpy(void *to, const void *from, size_t n)
{
	if (kref_copies)
		return __builtin_memcpy(to, from, n);
	kref_not_copied += n;
	return to;
}
static inline void *plain_memset(void *to, int value, size_t n)
{
	if (kref_copies)
		return __builtin_memset(to, value, n);
	kref_not_copied += n;
	return to;
}
#define memcpy plain_memcpy
#define memmove plain_memcpy
#define memset plain_memset
#define memcmp __builtin_memcmp
#define strcmp __builtin_strcmp
#define strncmp __builtin_strncmp
#define strcpy __builtin_strcpy
#define strlen __builtin_strlen
#define strcspn __builtin_strcspn
#else
#define memcpy kernel_memcpy
#define memmove kernel_memmove
#define memset kernel_memset
#define memcmp kernel_memcmp
#define strcmp kernel_strcmp
#define strncmp kernel_strncmp
#define strcpy kernel_strcpy
#define strlen kernel_strlen
#define strcspn kernel_strcspn
#endif
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

#endif
