// SPDX-License-Identifier: GPL-2.0-only
/* Memory and strings: checked here, by what the caller's pointers say, as this file itself is compiled without checks. */
#include <linux/remoteproc.h>
#include "remoteproc_internal.h"
#include "session.h"

static void *copy(void *to, const void *from, size_t n, void **frame)
{
	uint64_t sa;

	must_read(from, n, frame);
	must_write(to, n, frame);
	if (!n || !in_target(to, &sa))
		return __builtin_memmove(to, from, n);
	target_copy(sa, from, n);
	return to;
}

void *kernel_memcpy(void *to, const void *from, size_t n)
{
	return copy(to, from, n, CALLER);
}

void *kernel_memmove(void *to, const void *from, size_t n)
{
	return copy(to, from, n, CALLER);
}

void *kernel_memset(void *to, int value, size_t n)
{
	uint64_t sa;

	must_write(to, n, CALLER);
	if (n && !value && in_target(to, &sa)) {
		target_zero(sa, n);
		return to;
	}
	if (n && is_mapped(to))
		target_stores(to, n, KREF_COPY);
	return __builtin_memset(to, value, n);
}

int kernel_memcmp(const void *a, const void *b, size_t n)
{
	must_read(a, n, CALLER);
	must_read(b, n, CALLER);
	return __builtin_memcmp(a, b, n);
}

/* Byte by byte, as far as the kernel's would go: the first byte outside is the one that is reported. */
static int compare(const char *a, const char *b, size_t n, void **frame)
{
	const char *asked_a = a, *asked_b = b;

	for (; n; a++, b++, n--) {
		if (a == asked_a)
			asked_a += must_read_some(a, frame);
		if (b == asked_b)
			asked_b += must_read_some(b, frame);
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		if (!*a)
			break;
	}
	return 0;
}

int kernel_strcmp(const char *a, const char *b)
{
	return compare(a, b, SIZE_MAX, CALLER);
}

int kernel_strncmp(const char *a, const char *b, size_t n)
{
	return compare(a, b, n, CALLER);
}

static size_t length(const char *s, size_t limit, void **frame)
{
	size_t n = 0, asked = 0;

	for (; n < limit; n++) {
		if (n == asked)
			asked += must_read_some(s + n, frame);
		if (!s[n])
			break;
	}
	return n;
}

size_t kernel_strlen(const char *s)
{
	return length(s, SIZE_MAX, CALLER);
}

char *kernel_strcpy(char *to, const char *from)
{
	return copy(to, from, length(from, SIZE_MAX, CALLER) + 1, CALLER);
}

size_t kernel_strcspn(const char *s, const char *reject)
{
	length(s, SIZE_MAX, CALLER);
	return __builtin_strcspn(s, reject);
}

char *kernel_strchrnul(const char *s, int c)
{
	size_t n = length(s, SIZE_MAX, CALLER);
	char *found = __builtin_strchr(s, c);

	return found ? found : (char *)s + n;
}

int kernel_vsnprintf(char *buffer, size_t size, const char *fmt, va_list args)
{
	must_write(buffer, size, CALLER);
	return format(buffer, size, fmt, args, CALLER);
}

int kernel_snprintf(char *buffer, size_t size, const char *fmt, ...)
{
	va_list args;
	int n;

	must_write(buffer, size, CALLER);
	va_start(args, fmt);
	n = format(buffer, size, fmt, args, CALLER);
	va_end(args);
	return n;
}

void *kernel_alloc(size_t size)
{
	return heap_alloc(size);
}

void *kernel_alloc_array(size_t n, size_t size)
{
	return n && size > SIZE_MAX / n ? NULL : heap_alloc(n * size);
}

void *kmemdup(const void *p, size_t n, gfp_t gfp)
{
	/* only the resource table is copied out of the image; see TABLE_SLOT */
	bool from_image = (uintptr_t)p - objects[IMAGE_SLOT].start < objects[IMAGE_SLOT].size;
	void *copy = from_image ? table_alloc(n) : heap_alloc(n);

	if (!copy)
		return NULL;
	must_read(p, n, CALLER);
	return __builtin_memcpy(copy, p, n);
}

char *kstrndup(const char *s, size_t n, gfp_t gfp)
{
	size_t size = length(s, n, CALLER);
	char *copy = heap_alloc(size + 1);

	return copy ? __builtin_memcpy(copy, s, size) : NULL;
}

char *kstrdup_const(const char *s, gfp_t gfp)
{
	return in_library(s) ? (char *)s : kstrndup(s, SIZE_MAX, gfp);
}

char *kasprintf(gfp_t gfp, const char *fmt, ...)
{
	char *s = heap_alloc(256);
	va_list args;

	va_start(args, fmt);
	format(s, 256, fmt, args, CALLER);
	va_end(args);
	return s;
}

void kfree(const void *p)
{
	heap_free(p);
}
