// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs scripts against unmodified virtio and rpmsg code: one operation a line on stdin, a transcript on stdout.
 *
 *  new NUM ALIGN FEATURES   a ring alone, at the arena's begin          -> ok | NULL
 *  in ADDR LEN, out ADDR LEN  virtqueue_add_inbuf(), _outbuf()          -> ret N
 *  get                      virtqueue_get_buf()                         -> buf ADDR LEN | NULL
 *  kick, prepare, disable, enable, irq                                  -> ret N
 *  probe NUM ALIGN FEATURES a virtio_rpmsg_bus on two rings             -> ret N
 *  rx, tx                   vring_interrupt() of its rings
 *  send CHANNEL LEN BYTE    rpmsg_trysend() over the channel with that number
 *  put8|put16|put32|put64 OFFSET VALUE                                  the remote core writes
 *  end                      the next script starts from nothing
 *
 * Behind the lines of each operation, "# HASH" of the rings, at the end "end HASH" of all shared memory. A script that ends the
 * kernel prints how, then "dead". Bytes that are not printable are \xNN.
 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <linux/virtio.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ring.h>
#include <linux/rpmsg.h>

#define ARENA_SIZE (1 << 20)
#define RING1 0x10000
#define BUFFERS 0x20000
#define RING 0x3000
#define GUARD (2 << 20)

unsigned char *arena;
static sigjmp_buf back;
static int lines;

static void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static const char *shown(const char *text)
{
	static char shown[4][4096];
	static int turn;
	char *out = shown[++turn % 4], *to = out;

	for (; *text; text++)
		to += sprintf(to, *text < 0x20 || *text > 0x7e ? "\\x%02x" : "%c", (unsigned char)*text);
	*to = 0;
	return out;
}

/* what kernel.h promises */

static struct { void *at; size_t size; } heap[4096];
static int heap_used;

/* At the end of pages of its own, before much that is not there: 65535 descriptors further is still that. */
void *kernel_alloc(size_t size)
{
	size_t all = (size + 15) / 16 * 16, pages = (all + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE;
	unsigned char *at;

	if (size > 4 << 20 || heap_used == 4096)
		return NULL;
	at = mmap(NULL, pages + GUARD, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	mprotect(at, pages, PROT_READ | PROT_WRITE);
	heap[heap_used].at = at;
	heap[heap_used++].size = pages + GUARD;
	return at + pages - all;
}

void kfree(const void *p) { }

_Noreturn void bug(const char *function)
{
	say("bug %s", function);
	siglongjmp(back, 1);
}

static void crashed(int signal)
{
	say(signal == SIGVTALRM ? "hang" : "outside");
	siglongjmp(back, 1);
}

void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp)
{
	*handle = ARENA + BUFFERS;
	return memset(arena + BUFFERS, 0, size);
}

int idr_alloc(struct idr *idr, void *p, int start, int end, gfp_t gfp)
{
	for (int i = start; i < 4096 && (end <= 0 || i < end); i++) {
		if (!idr->entries[i]) {
			idr->entries[i] = p;
			return i;
		}
	}
	return -ENOSPC;
}

void *idr_find(const struct idr *idr, unsigned long id)
{
	return id < 4096 ? idr->entries[id] : NULL;
}

void *idr_remove(struct idr *idr, unsigned long id)
{
	void *old = idr_find(idr, id);

	if (old)
		idr->entries[id] = NULL;
	return old;
}

/* devices and drivers */

static struct device *devices, **last_device = &devices;
static struct device_driver *drivers[16];
static int nr_drivers;

void fix_name(struct device *dev)
{
	for (char *c = dev->name; *c; c++)
		if (*c == '/')
			*c = '!';
}

/* call_driver_probe() */
static void report_probe(struct device *dev, struct device_driver *driver, int ret)
{
	if (ret == -ENODEV || ret == -ENXIO)
		return;
#if KVER >= 612
	log_line("err", dev, "probe with driver %s failed with error %d\n", driver->name, ret);
#else
	say("warn\t%s: probe of %s failed with error %d", driver->name, shown(dev->name), ret);
#endif
}

static void bind(struct device *dev, struct device_driver *driver)
{
	int ret;

	if (dev->driver || dev->bus != driver->bus || !dev->bus->match(dev, driver))
		return;
	dev->driver = driver;
	ret = dev->bus->probe(dev);
	if (ret) {
		report_probe(dev, driver, ret);
		dev->driver = NULL;
	}
}

int device_add(struct device *dev)
{
	dev->next = NULL;
	*last_device = dev;
	last_device = &dev->next;
	dev->added = true;
	for (int i = 0; dev->bus && i < nr_drivers; i++)
		bind(dev, drivers[i]);
	return 0;
}

void device_unregister(struct device *dev)
{
	for (struct device **d = &devices; *d; d = &(*d)->next) {
		if (*d == dev) {
			*d = dev->next;
			if (last_device == &dev->next)
				last_device = d;
			break;
		}
	}
	dev->added = false;
	if (dev->driver && dev->bus->remove)
		dev->bus->remove(dev);
	dev->driver = NULL;
}

struct device *find_child(struct device *parent, const void *data, int (*match)(struct device *, const void *))
{
	for (struct device *d = devices; d; d = d->next)
		if (d->parent == parent && match(d, data))
			return d;
	return NULL;
}

int device_for_each_child(struct device *parent, void *data, int (*f)(struct device *, void *))
{
	return 0;
}

int driver_register(struct device_driver *driver)
{
	drivers[nr_drivers++] = driver;
	return 0;
}

void log_line(const char *level, const struct device *dev, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	text[strcspn(text, "\n")] = 0;
	if (dev)
		say("%s\t%s %s: %s", level, dev->driver ? dev->driver->name : dev->bus ? dev->bus->name : "",
		    shown(dev->name), shown(text));
	else
		say("%s\t%s", level, shown(text));
}

bool ratelimit(void)
{
	return lines++ < 10;
}

/* the virtio device, its transport and its rings */

static struct virtqueue *vqs[2];
static u8 status;
static u64 offered;
static unsigned int ring_num, ring_align;
static struct device parent = { .name = "parent" };
static struct virtio_device vdev;

static u8 get_status(struct virtio_device *v) { return status; }
static void set_status(struct virtio_device *v, u8 value) { say("status %d", status = value); }
static void reset(struct virtio_device *v) { say("status %d", status = 0); }
static u64 get_features(struct virtio_device *v) { return offered; }

static int finalize_features(struct virtio_device *v)
{
	vring_transport_features(v);
	say("features 0x%llx", (unsigned long long)v->features);
	return 0;
}

static bool notify(struct virtqueue *vq)
{
	say("notify %s", vq->name);
	return true;
}

static void called(struct virtqueue *vq)
{
	say("callback");
}

static struct virtqueue *new_ring(unsigned int index, void *at, void (*callback)(struct virtqueue *), const char *name)
{
	memset(at, 0, vring_size(ring_num, ring_align));
	return vring_new_virtqueue(index, ring_num, ring_align, &vdev, false, false, at, notify, callback, name);
}

#if KVER >= 612
static int find_vqs(struct virtio_device *v, unsigned int n, struct virtqueue *found[], struct virtqueue_info info[],
		    struct irq_affinity *affinity)
{
	for (unsigned int i = 0; i < n; i++)
		vqs[i] = found[i] = new_ring(i, arena + i * RING1, info[i].callback, info[i].name);
	return 0;
}
#else
static int find_vqs(struct virtio_device *v, unsigned int n, struct virtqueue *found[], vq_callback_t *callbacks[],
		    const char * const names[], const bool *ctx, struct irq_affinity *affinity)
{
	for (unsigned int i = 0; i < n; i++)
		vqs[i] = found[i] = new_ring(i, arena + i * RING1, callbacks[i], names[i]);
	return 0;
}
#endif

static void del_vqs(struct virtio_device *v) { }

static const struct virtio_config_ops config = {
	.get_status = get_status, .set_status = set_status, .reset = reset, .find_vqs = find_vqs, .del_vqs = del_vqs,
	.get_features = get_features, .finalize_features = finalize_features,
};

/* an rpmsg driver that tells */

static struct rpmsg_device *channels[64];
static int nr_channels;

static int sample_probe(struct rpmsg_device *rpdev)
{
	say("probe %s src 0x%x dst 0x%x", shown(rpdev->id.name), rpdev->src, rpdev->dst);
	channels[nr_channels++ % 64] = rpdev;
	return 0;
}

static void sample_remove(struct rpmsg_device *rpdev)
{
	say("remove %s", shown(rpdev->id.name));
	for (int i = 0; i < 64; i++)
		if (channels[i] == rpdev)
			channels[i] = NULL;
}

static uint32_t hash_on(uint32_t h, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 16777619u;
	return h;
}

static uint32_t hash(const unsigned char *p, size_t n)
{
	return hash_on(2166136261u, p, n);
}

static int sample_callback(struct rpmsg_device *rpdev, void *data, int len, void *priv, u32 src)
{
	say("message %d bytes from 0x%x for 0x%x: %08x", len, src, rpdev->src, hash(data, len));
	return 0;
}

static struct rpmsg_device_id ids[] = { { .name = "sample" }, { .name = "sample-2" }, { } };
static struct rpmsg_driver sample = {
	.drv.name = "sample", .id_table = ids, .probe = sample_probe, .callback = (rpmsg_rx_cb_t)sample_callback,
	.remove = sample_remove,
};

int initcall_virtio(void), initcall_rpmsg_core(void), initcall_virtio_rpmsg_bus(void);
#if KVER >= 515
int initcall_rpmsg_ns(void);
#endif

static void start(unsigned int num, unsigned int align, u64 features)
{
	ring_num = num;
	ring_align = align;
	offered = features;
	memset(&vdev, 0, sizeof(vdev));
	vdev.dev.parent = &parent;
	vdev.config = &config;
	vdev.id.device = 7;
	vdev.features = features;
	INIT_LIST_HEAD(&vdev.vqs);
	strcpy(vdev.dev.name, "virtio0");
}

static void operation(char *line)
{
	char op[16] = "";
	unsigned long long a = 0, b = 0, c = 0;
	struct scatterlist sg;
	unsigned int len;
	void *buf;

	sscanf(line, "%15s %lli %lli %lli", op, (long long *)&a, (long long *)&b, (long long *)&c);
	if (!strcmp(op, "new")) {
		static const struct bus_type virtio = { .name = "virtio" };

		start(a, b, c);
		vdev.dev.bus = &virtio;
		vqs[0] = new_ring(0, arena, called, "input");
		say(vqs[0] ? "ok" : "NULL");
	} else if (!strcmp(op, "probe")) {
		start(a, b, c);
		register_virtio_device(&vdev);
	} else if (!strcmp(op, "in") || !strcmp(op, "out")) {
		sg_init_one(&sg, arena + a, b);
		say("ret %d", *op == 'i' ? virtqueue_add_inbuf(vqs[0], &sg, 1, arena + a, GFP_ATOMIC)
					 : virtqueue_add_outbuf(vqs[0], &sg, 1, arena + a, GFP_ATOMIC));
	} else if (!strcmp(op, "get")) {
		buf = virtqueue_get_buf(vqs[0], &len);
		if (buf)
			say("buf 0x%llx %u", (unsigned long long)((unsigned char *)buf - arena), len);
		else
			say("NULL");
	} else if (!strcmp(op, "kick")) {
		virtqueue_kick(vqs[0]);
	} else if (!strcmp(op, "prepare")) {
		say("ret %d", virtqueue_kick_prepare(vqs[0]));
	} else if (!strcmp(op, "disable")) {
		virtqueue_disable_cb(vqs[0]);
	} else if (!strcmp(op, "enable")) {
		virtqueue_enable_cb(vqs[0]);
	} else if (!strcmp(op, "irq") || !strcmp(op, "rx")) {
		vring_interrupt(0, vqs[0]);
	} else if (!strcmp(op, "tx")) {
		vring_interrupt(0, vqs[1]);
	} else if (!strcmp(op, "send")) {
		static unsigned char data[1024];
		struct rpmsg_device *rpdev = channels[a % 64];

		memset(data, c, sizeof(data));
		say("ret %d", rpdev ? rpmsg_trysend(rpdev->ept, data, b) : 0);
	} else if (!strncmp(op, "put", 3)) {
		memcpy(arena + a, &b, atoi(op + 3) / 8);
	} else {
		say("? %s", line);
	}
}

static void forget(void)
{
	while (heap_used)
		munmap(heap[--heap_used].at, heap[heap_used].size);
	memset(arena, 0, ARENA_SIZE);
	memset(channels, 0, sizeof(channels));
	devices = NULL;
	last_device = &devices;
	nr_drivers = nr_channels = lines = status = 0;
	initcall_virtio();
	initcall_rpmsg_core();
	initcall_virtio_rpmsg_bus();
#if KVER >= 515
	initcall_rpmsg_ns();
#endif
	register_rpmsg_driver(&sample);
}

int main(void)
{
	struct itimerval limit = { .it_value.tv_usec = 500000 }, none = { 0 };
	static char line[256];
	bool dead = false;

	arena = mmap(NULL, ARENA_SIZE + 2 * GUARD, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	arena += GUARD;
	mprotect(arena, ARENA_SIZE, PROT_READ | PROT_WRITE);
	signal(SIGSEGV, crashed);
	signal(SIGBUS, crashed);
	signal(SIGFPE, crashed);
	signal(SIGVTALRM, crashed);
	forget();
	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = 0;
		if (!strcmp(line, "end")) {
			say("end %08x", hash(arena, ARENA_SIZE));
			fflush(stdout);
			forget();
			dead = false;
		} else if (!dead) {
			dead = sigsetjmp(back, 1);
			if (!dead) {
				setitimer(ITIMER_VIRTUAL, &limit, NULL);
				operation(line);
				setitimer(ITIMER_VIRTUAL, &none, NULL);
			} else {
				setitimer(ITIMER_VIRTUAL, &none, NULL);
				say("dead");
			}
			if (!dead)
				say("# %08x", hash_on(hash(arena, RING), arena + RING1, RING));
		}
	}
	return 0;
}
