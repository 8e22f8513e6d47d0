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

static const Elf64_Sym *symbols;
static size_t nr_symbols;
static const char *names;
static uintptr_t loaded_at;

/* The shim puts every function that a header declares inline into this section; U-Boot has none. */
#pragma weak __start_header_inline
#pragma weak __stop_header_inline
extern const char __start_header_inline[], __stop_header_inline[];

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
		symbols = (const void *)((const char *)elf + sections[i].sh_offset);
		nr_symbols = sections[i].sh_size / sizeof(*symbols);
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
	for (size_t i = 0; i < nr_symbols; i++) {
		const Elf64_Sym *s = &symbols[i];

		/* <=: the return address of a call that never returns is one past the end */
		if (ELF64_ST_TYPE(s->st_info) == STT_FUNC && s->st_size && pc > s->st_value &&
		    pc <= s->st_value + s->st_size) {
			strncpy(name, names + s->st_name, 63);
			name[63] = 0;
			return;
		}
	}
}
