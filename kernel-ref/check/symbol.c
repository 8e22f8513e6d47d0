// SPDX-License-Identifier: GPL-2.0-only
/* Names the C function that made an access, from this library's own symbol table: static functions are in no other. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "machine.h"

static Elf64_Sym *functions;	/* by address */
static size_t nr_functions;
static const char *names;
static uintptr_t loaded_at;

/* The shim puts every function that a header declares inline into this section; U-Boot has none. */
#pragma weak __start_header_inline
#pragma weak __stop_header_inline
extern const char __start_header_inline[], __stop_header_inline[];

static int by_address(const void *a, const void *b)
{
	const Elf64_Sym *x = a, *y = b;

	return x->st_value < y->st_value ? -1 : x->st_value > y->st_value;
}

static void collect(const Elf64_Sym *symbols, size_t n)
{
	functions = malloc(n * sizeof(*functions));
	if (!functions)
		abort();
	for (size_t i = 0; i < n; i++)
		if (ELF64_ST_TYPE(symbols[i].st_info) == STT_FUNC && symbols[i].st_size)
			functions[nr_functions++] = symbols[i];
	qsort(functions, nr_functions, sizeof(*functions), by_address);
}

void symbols_init(void)
{
	struct stat st;
	Dl_info info;
	const Elf64_Ehdr *elf;
	const Elf64_Shdr *sections;
	int fd;

	if (!dladdr((void *)symbols_init, &info))
		abort();
	fd = open(info.dli_fname, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st))
		abort();
	elf = mmap(NULL, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (elf == MAP_FAILED)
		abort();
	loaded_at = (uintptr_t)info.dli_fbase;
	sections = (const void *)((const char *)elf + elf->e_shoff);
	for (int i = 0; i < elf->e_shnum; i++) {
		if (sections[i].sh_type != SHT_SYMTAB)
			continue;
		collect((const void *)((const char *)elf + sections[i].sh_offset), sections[i].sh_size / sizeof(Elf64_Sym));
		names = (const char *)elf + sections[sections[i].sh_link].sh_offset;
	}
}

void caller_name(void **frame, char name[64])
{
	uintptr_t pc;

	while ((const char *)frame[1] >= __start_header_inline && (const char *)frame[1] < __stop_header_inline)
		frame = frame[0];
	pc = (uintptr_t)frame[1] - loaded_at;
	strcpy(name, "?");
	/* the last one that starts before the return address, which for a call that never returns is one past the end */
	for (size_t low = 0, high = nr_functions; low < high;) {
		size_t middle = (low + high) / 2;
		const Elf64_Sym *f = &functions[middle];

		if (pc <= f->st_value) {
			high = middle;
		} else if (pc > f->st_value + f->st_size) {
			low = middle + 1;
		} else {
			strncpy(name, names + f->st_name, 63);
			name[63] = 0;
			return;
		}
	}
}
