/* SPDX-License-Identifier: GPL-2.0-only */
/* Part of kernel.h: locks, references, work and identifiers */
#ifndef KREF_LINUX_KERNEL_LOCKS_H
#define KREF_LINUX_KERNEL_LOCKS_H

/* locks, references, work: there is one thread, and nothing runs later */
struct mutex { int unused; };
struct completion { int unused; };
struct cdev { int unused; };
struct notifier_block { int (*notifier_call)(struct notifier_block *, unsigned long, void *); };
struct kref { int refcount; };
typedef struct { int unused; } spinlock_t, raw_spinlock_t;
typedef struct { int counter; } atomic_t;
struct work_struct { void (*func)(struct work_struct *); };
struct workqueue_struct { int unused; };
#define DEFINE_MUTEX(name) struct mutex name
#define mutex_init(m) ((void)(m))
#define mutex_lock(m) ((void)(m))
#define mutex_unlock(m) ((void)(m))
#define mutex_lock_interruptible(m) ((void)(m), 0)
#define spin_lock_init(l) ((void)(l))
#define spin_lock_irqsave(l, flags) ((void)(l), (flags) = 0)
#define spin_unlock_irqrestore(l, flags) ((void)(l), (void)(flags))
#define rcu_read_lock() do { } while (0)
#define rcu_read_unlock() do { } while (0)
#define synchronize_rcu() do { } while (0)
#define list_add_rcu list_add
#define list_del_rcu list_del
#define list_for_each_entry_rcu(pos, head, member, ...) list_for_each_entry(pos, head, member)
#define ATOMIC_INIT(n) { n }
#define atomic_set(a, n) ((a)->counter = (n))
#define atomic_read(a) ((a)->counter)
#define atomic_inc(a) ((a)->counter++)
#define atomic_dec(a) ((a)->counter--)
#define atomic_inc_return(a) (++(a)->counter)
#define atomic_dec_and_test(a) (--(a)->counter == 0)
#define kref_init(k) ((k)->refcount = 1)
#define kref_get(k) ((k)->refcount++)
#define kref_put(k, release) (--(k)->refcount ? 0 : (release(k), 1))
#define INIT_WORK(w, f) ((w)->func = (f))
#define queue_work(queue, w) ((void)(queue), (void)(w), true)
#define schedule_work(w) ((void)(w), true)
#define cancel_work_sync(w) ((void)(w), false)
#define alloc_workqueue(name, ...) ((struct workqueue_struct *)kernel_alloc(sizeof(struct workqueue_struct)))
#define create_workqueue(name) alloc_workqueue(name)
#define destroy_workqueue(queue) ((void)(queue))
#define WQ_UNBOUND 0
#define WQ_FREEZABLE 0
#define mdelay(ms) ((void)(ms))
#define NOTIFY_DONE 0
#define NOTIFY_BAD 2
#define atomic_notifier_chain_register(chain, nb) ((void)(nb))
#define atomic_notifier_chain_unregister(chain, nb) ((void)(nb))
#define try_module_get(module) true
#define module_put(module) ((void)0)

/* identifiers, lowest free first */
struct idr { void *entries[64]; };
#define idr_init(idr) ((void)(idr))
#define idr_destroy(idr) ((void)(idr))
int idr_alloc(struct idr *idr, void *p, int start, int end, gfp_t gfp);
void *idr_remove(struct idr *idr, unsigned long id);
void *idr_find(const struct idr *idr, unsigned long id);
#define idr_for_each(idr, f, data) ((void)(idr), (void)(f), (void)(data))
struct ida { int next; };
#define DEFINE_IDA(name) struct ida name
#define ida_alloc(ida, gfp) ((ida)->next++)
#define ida_simple_get(ida, start, end, gfp) ((ida)->next++)
#define ida_free(ida, id) ((void)(id))
#define ida_simple_remove(ida, id) ((void)(id))
#define ida_destroy(ida) ((void)(ida))

#endif
