// SPDX-License-Identifier: GPL-2.0-only
/*
 * printf as the kernel does it. A format string that comes from the firmware (the name of a carveout is used as one)
 * may ask for arguments that nobody passed: that is reported, not done.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "machine.h"

/* The release, 601 for 6.1: since 6.15 the kernel takes %Hd as well. */
#ifndef KVER
#define KVER 0
#endif

struct out { char *at, *end; };
struct spec { bool left, plus, space, special, zero; int width, precision, size; };

/* As struct resource of linux/kernel.h. */
struct resource_view { uint64_t start, end; const char *name; unsigned long flags; };

static void put(struct out *o, char c)
{
	if (o->at < o->end)
		*o->at = c;
	o->at++;
}

static void put_all(struct out *o, const char *s, size_t n)
{
	if (o->at < o->end)
		memcpy(o->at, s, n < (size_t)(o->end - o->at) ? n : (size_t)(o->end - o->at));
	o->at += n;
}

static void put_padded(struct out *o, const char *s, int length, const struct spec *spec)
{
	int pad = spec->width - length;

	for (; !spec->left && pad > 0; pad--)
		put(o, ' ');
	put_all(o, s, length);
	for (; pad > 0; pad--)
		put(o, ' ');
}

static void put_string(struct out *o, const char *s, const struct spec *spec, void **frame)
{
	uint64_t asked = 0;
	int length = 0;

	if ((uintptr_t)s < PAGE)
		s = s ? "(efault)" : "(null)";
	for (; spec->precision < 0 || length < spec->precision; length++) {
		if ((uint64_t)length == asked)
			asked += must_read_some(s + length, frame);
		if (!s[length])
			break;
	}
	put_padded(o, s, length, spec);
}

/* What most messages have: digits alone. */
static void put_digits(struct out *o, unsigned long long v, char conversion)
{
	unsigned int base = conversion == 'x' || conversion == 'X' ? 16 : conversion == 'o' ? 8 : 10;
	const char *digits = conversion == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
	char text[24];
	int n = 0;

	if (conversion == 'd' && (long long)v < 0) {
		put(o, '-');
		v = -v;
	}
	do
		text[n++] = digits[v % base];
	while (v /= base);
	while (n)
		put(o, text[--n]);
}

static void put_number(struct out *o, unsigned long long v, char conversion, const struct spec *spec)
{
	char f[32], text[96];
	int n = 0;

	if (spec->width < 0 && spec->precision < 0 && !spec->plus && !spec->space && !spec->special) {
		put_digits(o, v, conversion);
		return;
	}
	f[n++] = '%';
	if (spec->left) f[n++] = '-';
	if (spec->plus) f[n++] = '+';
	if (spec->space) f[n++] = ' ';
	/* unlike libc the kernel writes 0x before a zero as well */
	if (spec->zero) f[n++] = '0';
	strcpy(f + n, "*.*ll");
	n += 5;
	f[n++] = conversion;
	f[n] = 0;
	if (spec->special && (conversion == 'x' || conversion == 'X')) {
		struct spec rest = { .width = spec->width };
		int digits = snprintf(text, sizeof(text), "%llx", v);
		int zeroes = spec->zero && spec->width > digits + 2 ? spec->width - digits - 2 : 0;

		n = snprintf(text, sizeof(text), conversion == 'x' ? "0x%0*llx" : "0X%0*llX", digits + zeroes, v);
		rest.left = spec->left;
		put_padded(o, text, n, &rest);
		return;
	}
	n = snprintf(text, sizeof(text), f, spec->width > 80 ? 80 : spec->width < 0 ? 0 : spec->width,
		     spec->precision > 80 ? 80 : spec->precision, v);
	for (int i = 0; i < n; i++)
		put(o, text[i]);
}

static void put_resource(struct out *o, const struct resource_view *r, bool decode)
{
	char text[96];
	int n;

	/* only memory resources occur here */
	n = snprintf(text, sizeof(text), r->start == r->end ? "[mem 0x%08llx" : "[mem 0x%08llx-0x%08llx",
		     (unsigned long long)r->start, (unsigned long long)r->end);
	n += decode ? snprintf(text + n, sizeof(text) - n, "]")
		    : snprintf(text + n, sizeof(text) - n, " flags 0x%lx]", r->flags);
	for (int i = 0; i < n; i++)
		put(o, text[i]);
}

static const char *errno_name(long e)
{
	switch (e) {
	case EPERM: return "-EPERM";
	case ENOENT: return "-ENOENT";
	case EIO: return "-EIO";
	case ENOMEM: return "-ENOMEM";
	case EACCES: return "-EACCES";
	case EBUSY: return "-EBUSY";
	case ENODEV: return "-ENODEV";
	case EINVAL: return "-EINVAL";
	case EOPNOTSUPP: return "-EOPNOTSUPP";
	default: return NULL;
	}
}

static void put_pointer(struct out *o, const void *p, char kind, const struct spec *spec, void **frame)
{
	static const struct spec address = { .special = true, .zero = true, .width = 18, .precision = -1 };
	static const struct spec plain = { .precision = -1 };

	switch (kind) {
	case 'a':	/* phys_addr_t and dma_addr_t: 64 bits on arm64 */
		must_read(p, 8, frame);
		put_number(o, *(const uint64_t *)p, 'x', &address);
		return;
	case 'R': case 'r':
		must_read(p, sizeof(struct resource_view), frame);
		put_resource(o, p, kind == 'R');
		return;
	case 'e':
		if (errno_name(-(long)p)) {
			put_string(o, errno_name(-(long)p), &plain, frame);
			return;
		}
	}
	/* What the kernel writes before it can hash a pointer; the hash itself differs at every boot. */
	put_padded(o, p ? "(____ptrval____)" : "(null)", p ? 16 : 6, spec);
}

/* A format string of the library's own is not checked: most of the time would go there. */
struct input { const char *at; bool ours; void **frame; };

static unsigned char next(const struct input *f)
{
	if (!f->ours)
		must_read(f->at, 1, f->frame);
	return *f->at;
}

static int number(struct input *f)
{
	unsigned int n = 0;

	for (unsigned char c; c = next(f), c >= '0' && c <= '9'; f->at++)
		n = n * 10 + c - '0';
	return n;
}

int format(char *buffer, uint64_t size, const char *fmt, va_list args, void **frame)
{
	struct out o = { buffer, buffer + size };
	struct input f = { fmt, in_library(fmt), frame };

/* The n-th argument cannot be told from the others: one report for all. */
#define ARGUMENT(type) (f.ours ? va_arg(args, type) : \
	(undefined_access(KREF_READ, KREF_VARARGS, 0, sizeof(type), frame), (type)0))

	for (unsigned char c; (c = next(&f)); f.at++) {
		struct spec s = { .width = -1, .precision = -1 };
		bool flag = true;

		if (c != '%') {
			size_t n = f.ours ? strcspn(f.at, "%") : 1;

			put_all(&o, f.at, n);
			f.at += n - 1;
			continue;
		}
		while (flag) {
			f.at++;
			switch (next(&f)) {
			case '-': s.left = true; break;
			case '+': s.plus = true; break;
			case ' ': s.space = true; break;
			case '#': s.special = true; break;
			case '0': s.zero = true; break;
			default: flag = false;
			}
		}
		c = next(&f);
		if (c >= '0' && c <= '9') {
			s.width = number(&f);
		} else if (c == '*') {
			s.width = ARGUMENT(int);
			f.at++;
		}
		if (next(&f) == '.') {
			f.at++;
			c = next(&f);
			if (c >= '0' && c <= '9') {
				s.precision = number(&f);
			} else if (c == '*') {
				s.precision = ARGUMENT(int);
				f.at++;
			}
		}
		c = next(&f);
		if (c == 'h' || c == 'l' || c == 'L' || c == 'z' || c == 't' || (c == 'H' && KVER >= 615)) {
			s.size = c;
			f.at++;
			if (next(&f) == c && (c == 'l' || c == 'h')) {
				s.size = c == 'l' ? 'L' : 'H';
				f.at++;
			}
		}
		switch (c = next(&f)) {
		case 'c': {
			char one = ARGUMENT(int);

			put_padded(&o, &one, 1, &s);
			break;
		}
		case 's':
			put_string(&o, ARGUMENT(const char *), &s, frame);
			break;
		case 'p': {
			const void *p = ARGUMENT(const void *);
			char kind = f.at[1];

			while ((f.at[1] >= 'a' && f.at[1] <= 'z') || (f.at[1] >= 'A' && f.at[1] <= 'Z') ||
			       (f.at[1] >= '0' && f.at[1] <= '9'))
				f.at++;
			put_pointer(&o, p, kind, &s, frame);
			break;
		}
		case '%':
			put(&o, '%');
			break;
		case 'd': case 'i': {
			long long v = s.size == 'L' || s.size == 'l' || s.size == 'z' || s.size == 't' ?
				ARGUMENT(long long) : ARGUMENT(int);

			put_number(&o, v, 'd', &s);
			break;
		}
		case 'o': case 'x': case 'X': case 'u': {
			unsigned long long v = s.size == 'L' || s.size == 'l' || s.size == 'z' || s.size == 't' ?
				ARGUMENT(unsigned long long) : ARGUMENT(unsigned int);

			put_number(&o, v, c, &s);
			break;
		}
		default:	/* the kernel warns and stops here as well */
			goto out;
		}
	}
out:
	if (size)
		*(o.at < o.end ? o.at : o.end - 1) = 0;
	return o.at - buffer;
}
