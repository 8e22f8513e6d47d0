// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rproclab.machine.Machine;

/** What GDB asks a core that stands still, in hexadecimal text: its registers and memory, and {@code BKPT} in its code. */
final class GdbCommands {
    private static final String OK = "OK";
    private static final String ERROR = "E01";
    private static final String UNKNOWN = "";
    private static final String FEATURES = "qXfer:features:read:target.xml:";
    private static final int REGISTERS = 17;
    private static final int XPSR = 16;
    private static final String TARGET = """
            <?xml version="1.0"?><!DOCTYPE target SYSTEM "gdb-target.dtd"><target version="1.0">\
            <architecture>arm</architecture><feature name="org.gnu.gdb.arm.m-profile">%s\
            <reg name="sp" bitsize="32" type="data_ptr"/><reg name="lr" bitsize="32"/>\
            <reg name="pc" bitsize="32" type="code_ptr"/><reg name="xpsr" bitsize="32"/></feature></target>"""
            .formatted(general());

    private static final int BKPT = 0xbe00;

    private final Machine machine;
    /** What was where breakpoints are, by system address. */
    private final Map<Long, Integer> replaced = new HashMap<>();

    GdbCommands(Machine machine) {
        this.machine = machine;
    }

    private static String general() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 13; n++) {
            text.append("<reg name=\"r%d\" bitsize=\"32\"/>".formatted(n));
        }
        return text.toString();
    }

    /** The answer; empty where the command is none of these. */
    String answer(String packet) {
        try {
            return packet.isEmpty() ? UNKNOWN : answer(packet.charAt(0), packet.substring(1), packet);
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            return ERROR;
        }
    }

    private String answer(char command, String rest, String packet) {
        return switch (command) {
            case 'g' -> registers();
            case 'p' -> word(register(Integer.parseInt(rest, 16)));
            case 'P' -> set(Integer.parseInt(rest.split("=")[0], 16), rest.split("=")[1]);
            case 'G' -> setAll(rest);
            case 'm' -> read(number(rest.split(",")[0]), Integer.parseInt(rest.split(",")[1], 16));
            case 'M' -> write(number(rest.split(",")[0]), rest.split(":")[1]);
            case 'H' -> OK;
            case 'Z', 'z' -> breakpoint(command == 'Z', rest.split(","));
            default -> query(packet);
        };
    }

    private static String query(String packet) {
        if (packet.startsWith("qSupported")) {
            return "PacketSize=%x;qXfer:features:read+".formatted(GdbPackets.MOST);
        }
        if (packet.startsWith(FEATURES)) {
            String[] part = packet.substring(FEATURES.length()).split(",");
            int from = Math.min(Integer.parseInt(part[0], 16), TARGET.length());
            int end = (int) Math.min(from + Long.parseLong(part[1], 16), TARGET.length());
            return (end == TARGET.length() ? "l" : "m") + TARGET.substring(from, end);
        }
        return packet.equals("qAttached") ? "1" : UNKNOWN;
    }

    private static int number(String hex) {
        return Integer.parseUnsignedInt(hex, 16);
    }

    private int register(int number) {
        if (number < 0 || number >= REGISTERS) {
            throw new IndexOutOfBoundsException(number);
        }
        return number == XPSR ? machine.status() : machine.register(number);
    }

    private String registers() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < REGISTERS; n++) {
            text.append(word(register(n)));
        }
        return text.toString();
    }

    /** Only the core itself changes xPSR. */
    private String set(int number, String word) {
        if (number < XPSR && number >= 0) {
            machine.register(number, Integer.reverseBytes(number(word)));
            return OK;
        }
        return ERROR;
    }

    private String setAll(String words) {
        for (int n = 0; n < XPSR; n++) {
            set(n, words.substring(8 * n, 8 * n + 8));
        }
        return OK;
    }

    private static String word(int value) {
        return "%08x".formatted(Integer.reverseBytes(value));
    }

    /** Of software breakpoints only: type 0. */
    private String breakpoint(boolean set, String[] where) {
        Optional<Long> sa = machine.systemAddress(number(where[1]));
        if (!where[0].equals("0")) {
            return UNKNOWN;
        }
        if (sa.isEmpty()) {
            return ERROR;
        }
        if (set && !replaced.containsKey(sa.get())) {
            replaced.put(sa.get(), machine.memory().u16(sa.get()));
            machine.memory().put16(sa.get(), BKPT);
        } else if (!set && replaced.containsKey(sa.get())) {
            machine.memory().put16(sa.get(), replaced.remove(sa.get()));
        }
        return OK;
    }

    /** Takes all breakpoints away. */
    void clear() {
        replaced.forEach((sa, code) -> machine.memory().put16(sa, code));
        replaced.clear();
    }

    /** Memory up to where there is none: registers of devices are not read, because that may change them. */
    private String read(int address, int size) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < Math.min(size, GdbPackets.MOST / 2); at++) {
            Optional<Long> sa = machine.systemAddress(address + at);
            if (sa.isEmpty()) {
                break;
            }
            Integer code = replaced.get(sa.get() & ~1L);
            text.append("%02x".formatted(
                    code == null ? machine.memory().u8(sa.get()) : code >>> 8 * (sa.get() & 1) & 0xff));
        }
        return text.isEmpty() && size > 0 ? ERROR : text.toString();
    }

    private String write(int address, String bytes) {
        for (int at = 0; at < bytes.length() / 2; at++) {
            if (machine.systemAddress(address + at).isEmpty()) {
                return ERROR;
            }
        }
        for (int at = 0; at < bytes.length() / 2; at++) {
            machine.memory().put8(machine.systemAddress(address + at).orElseThrow(),
                    Integer.parseInt(bytes.substring(2 * at, 2 * at + 2), 16));
        }
        return OK;
    }
}
