/* SPDX-License-Identifier: GPL-2.0-only */
/* The one header that comes after a file's own pr_fmt. */
#ifndef pr_fmt
#define pr_fmt(fmt) fmt
#endif
