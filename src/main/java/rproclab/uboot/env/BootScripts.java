// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the scripts in an environment load where, and what for.
 *
 * <p>
 * Nothing is executed: each variable is read as a script, {@code run} followed, and every branch taken. What {@code setenv} would
 * change, and scripts in files, are not known.
 */
public final class BootScripts {
    /** Commands looked at: a hostile environment has no end of them. */
    private static final int MOST = 50_000;
    private static final int DEEPEST = 16;
    private static final int MOST_LOADS = 500;

    // @formatter:off
    /** Variables that hold an address by convention, with what is loaded there. */
    private static final Map<String, Use> ADDRESSES = ordered(
        "kernel_addr_r", Use.KERNEL,  "ramdisk_addr_r",     Use.INITRD, "initrd_addr",    Use.INITRD,
        "fdt_addr_r",    Use.FDT,     "fdt_addr",           Use.FDT,    "scriptaddr",     Use.SCRIPT,
        "loadaddr",      Use.ANYTHING, "kernel_comp_addr_r", Use.BUFFER, "pxefile_addr_r", Use.SCRIPT,
        "fdtoverlay_addr_r", Use.FDT);
    // @formatter:on

    private final Environment environment;
    private final Map<String, List<List<String>>> parsed = new LinkedHashMap<>();
    private final Map<Load, Load> loads = new LinkedHashMap<>();
    private final List<Boot> boots = new ArrayList<>();
    private final Set<String> following = new HashSet<>();
    private int left = MOST;

    /**
     * How Linux is started.
     *
     * @param kernel where the kernel was loaded
     * @param initrd where the initrd was; empty without one
     * @param fdt where the device tree was
     */
    public record Boot(OptionalLong kernel, OptionalLong initrd, OptionalLong fdt) {}

    private BootScripts(Environment environment) {
        this.environment = environment;
    }

    /** Reads all scripts, {@code bootcmd} first. */
    public static BootScripts of(Environment environment) {
        BootScripts scripts = new BootScripts(environment);
        scripts.follow("bootcmd", new LinkedHashMap<>(), 0);
        environment.variables().keySet().forEach(name -> scripts.follow(name, new LinkedHashMap<>(), 0));
        ADDRESSES.forEach((name, use) -> environment.hex(name)
                .ifPresent(address -> scripts.put(new Load(address, scripts.size(name), "", name, use))));
        return scripts;
    }

    private static Map<String, Use> ordered(Object... pairs) {
        Map<String, Use> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Use) pairs[i + 1]);
        }
        return map;
    }

    private OptionalLong size(String name) {
        return name.equals("kernel_comp_addr_r") ? environment.hex("kernel_comp_size") : OptionalLong.empty();
    }

    /** What is loaded, by the commands in the order of the variables, then by what variables hold an address. */
    public Collection<Load> loads() {
        return List.copyOf(loads.values());
    }

    /** How Linux is started: the first such command, from {@code bootcmd} on. */
    public Optional<Boot> boot() {
        return boots.stream().findFirst();
    }

    /** Goes through a variable's commands; {@code pending} is what was loaded to each address before. */
    private void follow(String variable, Map<Long, Load> pending, int depth) {
        if (depth == DEEPEST || environment.value(variable).isEmpty() || !following.add(variable)) {
            return;
        }
        for (List<String> command : commands(variable)) {
            if (left-- <= 0) {
                break;
            }
            if (command.getFirst().equals("run")) {
                command.stream().skip(1).forEach(name -> follow(name, pending, depth + 1));
            } else {
                LoadCommand.of(command, variable).ifPresent(load -> {
                    put(load);
                    pending.put(load.address(), load);
                });
                use(command, pending);
            }
        }
        following.remove(variable);
    }

    private List<List<String>> commands(String variable) {
        return parsed.computeIfAbsent(variable, name -> Words.of(environment.value(name).orElse(""), environment));
    }

    private void use(List<String> command, Map<Long, Load> pending) {
        switch (command.getFirst()) {
            case "booti", "bootz", "bootm" -> {
                Boot boot = new Boot(address(command, 1), address(command, 2), address(command, 3));
                boots.add(boot);
                used(boot.kernel(), Use.KERNEL, pending);
                used(boot.initrd(), Use.INITRD, pending);
                used(boot.fdt(), Use.FDT, pending);
            }
            case "bootaux" -> used(address(command, 1), Use.CORE, pending);
            case "source" -> used(address(command, 1), Use.SCRIPT, pending);
            case "env" -> used(address(command, command.size() - 1), Use.SCRIPT, pending);
            case "fdt" -> used(address(command, 2), Use.FDT, pending);
            default -> {
                // neither loads nor takes what was loaded
            }
        }
    }

    /** A word as an address; {@code -}, {@code ADDR:SIZE} and {@code ADDR#CONFIGURATION} are looked at as U-Boot does. */
    private static OptionalLong address(List<String> command, int index) {
        if (index <= 0 || index >= command.size()) {
            return OptionalLong.empty();
        }
        String word = command.get(index).split("[:#]", 2)[0];
        return LoadCommand.isAddress(word) ? OptionalLong.of(Environment.hextoul(word)) : OptionalLong.empty();
    }

    private void used(OptionalLong address, Use use, Map<Long, Load> pending) {
        address.ifPresent(at -> {
            Load load = pending.get(at);
            if (load != null) {
                put(load.as(use));
            }
        });
    }

    /** A use that is known replaces one that is not. */
    private void put(Load load) {
        Load key = load.as(Use.ANYTHING);
        if (loads.containsKey(key) ? load.use() != Use.ANYTHING : loads.size() < MOST_LOADS) {
            loads.put(key, load);
        }
    }
}
