// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rproclab.linux.rpmsg.Board;
import rproclab.linux.rpmsg.Channel;
import rproclab.linux.rpmsg.Clobber;
import rproclab.linux.rpmsg.Exchange;
import rproclab.linux.rpmsg.Mailbox;
import rproclab.linux.rpmsg.RpmsgHost;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.machine.Machine;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.HostPort;
import rproclab.memory.LiveMemory;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;

/** Linux on the application cores of an emulated board: the RPMsg host, wired to the machine. */
final class LinuxHost implements Board {
    private static final long SECOND = 1_000_000_000L;
    /**
     * How long, in ns, Linux waits for the interrupt to be enabled. Mainline does not: rpmsg-lite then loses the first
     * kick, for which it enables the interrupt of one ring before it knows the other. NXP's kernels wait
     * {@code fsl,startup-delay-ms}.
     */
    private static final long PATIENCE = 3 * SECOND;
    /** How long, in ns, the interrupt has been enabled by then. */
    private static final long SETTLED = SECOND / 1000;
    /** The same where U-Boot starts the core before Linux: a firmware with two links is ready for both of them. */
    private static final long SETTLED_SINCE_UBOOT = SECOND / 50;

    private final Machine machine;
    private final Subject subject;
    private final Chip chip;
    private final Host plan;
    private final HostPort port;
    private final SharedMemory memory;
    private final List<String> before = new ArrayList<>();
    private boolean heard;
    private Optional<RpmsgHost> host = Optional.empty();

    LinuxHost(Machine machine, Subject subject, Chip chip, Host plan, HostPort port) {
        this.machine = machine;
        this.subject = subject;
        this.chip = chip;
        this.plan = plan;
        this.port = port;
        memory = new SharedMemory(machine.memory(), chip, subject.target().systemMap());
        port.onKick(notifyid -> host.ifPresent(online -> online.kicked(notifyid)));
        at(PATIENCE, this::online);
        for (Clobber clobber : plan.clobbers()) {
            clobber.schedule(this);
        }
    }

    /** Whether there is anything to talk to. */
    static boolean isNeeded(Subject subject, Host plan) {
        return switch (plan.style()) {
            case NONE -> false;
            case VIRTIO -> plan.attacher().isPresent() || !subject.load().vdevs().isEmpty();
            case IMX_RPMSG -> true;
        };
    }

    /** Called now and then: comes online soon after the firmware would hear a kick. */
    void look() {
        if (port.listening() && !heard) {
            heard = true;
            at(now() + (plan.style() == Host.Style.IMX_RPMSG ? SETTLED_SINCE_UBOOT : SETTLED), this::online);
        }
    }

    private void online() {
        if (host.isEmpty()) {
            host = Optional.of(plan.style() == Host.Style.IMX_RPMSG ? imxRpmsg() : rproc());
        }
    }

    private RpmsgHost rproc() {
        LoadResult load = plan.attacher().map(attacher -> attacher.attach(subject.load().tableAddress(), memory))
                .orElse(subject.load());
        plan.attacher().ifPresent(_ -> load.console().forEach(line -> before.add(line.text())));
        VirtioRelease release = VirtioRelease.named(subject.loader());
        return RpmsgHost.rproc(this, release, mailbox(release), load.vdevs(), now(), plan.pings());
    }

    private Mailbox mailbox(VirtioRelease release) {
        Target target = subject.target();
        LinuxSupport support = target.linux().values().iterator().next();
        return switch (support) {
            case Stm32Support _ -> Mailbox.stm32Rproc();
            // k3_rproc_kick(), k3_rproc_mbox_callback() of ti_k3_common.c
            case K3M4Support _ -> new Mailbox("k3-m4-rproc " + target.device(), false, 0, 0,
                    "failed to send mailbox message, status = %2$d", false, Mailbox.Wakes.NAMED);
            default -> Mailbox.imxRproc("imx-rproc " + target.device(), release);
        };
    }

    private RpmsgHost imxRpmsg() {
        ImxRpmsgNode node = ImxRpmsgNode.of(subject.target().regions(), plan.window());
        return RpmsgHost.imxRpmsg(this, VirtioRelease.named(subject.loader()),
                "%x.rpmsg".formatted(node.window().sa()), node.window(), node.vdevs(), node.pool(), now(),
                plan.pings());
    }

    /** The channels that were announced. */
    List<Channel> channels() {
        return host.map(RpmsgHost::channels).orElse(List.of());
    }

    /** What was sent over them. */
    List<Exchange> exchanges() {
        return host.map(RpmsgHost::exchanges).orElse(List.of());
    }

    /** What Linux printed, and what the firmware did that it must not. */
    List<String> log() {
        List<String> lines = new ArrayList<>(before);
        host.ifPresent(online -> {
            online.log().stream().map(LogLine::text).forEach(lines::add);
            online.violations().forEach(violation -> lines.add("[%s, %s] %s".formatted(
                    violation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), violation.where(),
                    violation.text())));
        });
        return lines;
    }

    @Override
    public LiveMemory memory() {
        return memory;
    }

    @Override
    public long now() {
        long ticks = machine.now();
        return ticks / chip.hz() * SECOND + ticks % chip.hz() * SECOND / chip.hz();
    }

    @Override
    public void at(long time, Runnable event) {
        long ticks = time / SECOND * chip.hz() + (time % SECOND * chip.hz() + SECOND - 1) / SECOND;
        machine.wires().at(Math.max(ticks, machine.now()), event);
    }

    @Override
    public void kick(int notifyid) {
        port.kick(notifyid);
    }

    @Override
    public boolean taken(int notifyid) {
        return port.taken(notifyid);
    }
}
