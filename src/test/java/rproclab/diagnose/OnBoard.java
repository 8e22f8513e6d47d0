// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.compare.Board;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.FdtBuilder;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfImage;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;
import rproclab.target.Target;
import rproclab.target.Targets;

/** A small board with one core, and what a rule finds on it. */
final class OnBoard {
    private final String target;
    private final String compatible;
    private final List<String> users = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Long> entries = new ArrayList<>();
    private final List<long[]> memreserve = new ArrayList<>();
    private String status = "okay";
    private long ram = 0x4000_0000L;
    private long ramSize = 0x4000_0000L;

    private record Node(String name, long sa, long size, List<String> words) {
        void addTo(FdtBuilder tree, long phandle) {
            tree.begin(name).cells("phandle", phandle);
            if (!words.contains("no-reg")) {
                tree.cells("reg", sa, size);
            }
            words.stream().filter(word -> word.equals("no-map") || word.equals("reusable")).forEach(tree::flag);
            if (words.contains("disabled")) {
                tree.text("status", "disabled");
            }
            if (words.contains("pool")) {
                tree.text("compatible", "shared-dma-pool");
            }
            tree.end();
        }
    }

    private OnBoard(String target, String compatible) {
        this.target = target;
        this.compatible = compatible;
    }

    /** Any target, with 1 GiB of RAM from 0x40000000. */
    static OnBoard of(String target) {
        return new OnBoard(target, Targets.find(target).orElseThrow().compatibles().getFirst());
    }

    /** 1 GiB of RAM from 0x40000000. */
    static OnBoard imx8mp() {
        return new OnBoard("imx8mp-m7", "fsl,imx8mp-cm7");
    }

    static OnBoard stm32mp157() {
        return new OnBoard("stm32mp157-m4", "st,stm32mp1-m4").ram(0xC000_0000L, 0x1000_0000L);
    }

    static OnBoard am62() {
        return new OnBoard("am62-m4f", "ti,am64-m4fss").ram(0x8000_0000L, 0x4000_0000L);
    }

    OnBoard ram(long start, long size) {
        ram = start;
        ramSize = size;
        return this;
    }

    /** A reserved node that the core names: with the words {@code no-map}, {@code reusable}, {@code pool}, {@code disabled}, {@code no-reg}. */
    OnBoard region(String name, long sa, long size, String... words) {
        nodes.add(new Node(name, sa, size, List.of(words)));
        entries.add((long) nodes.size());
        return this;
    }

    /** A reserved node that it does not name. */
    OnBoard other(String name, long sa, long size, String... words) {
        nodes.add(new Node(name, sa, size, List.of(words)));
        return this;
    }

    OnBoard memreserve(long start, long size) {
        memreserve.add(new long[]{start, size});
        return this;
    }

    /** An entry of the core's {@code memory-region}. */
    OnBoard entry(long phandle) {
        entries.add(phandle);
        return this;
    }

    /** The status of the core's node: {@code okay} or {@code disabled}. */
    OnBoard core(String coreStatus) {
        status = coreStatus;
        return this;
    }

    /** Another device that names the first region, {@code okay} or {@code disabled}. */
    OnBoard user(String status) {
        users.add(status);
        return this;
    }

    List<Finding> finds(Rule rule) throws Exception {
        return finds(rule, Optional.empty());
    }

    List<Finding> finds(Rule rule, ElfBuilder image) throws Exception {
        return finds(rule, ElfImage.of(Bytes.of(image.build())));
    }

    /** With a firmware that has nothing but a table of these entries. */
    List<Finding> finds(Rule rule, Resource... table) throws Exception {
        return finds(rule, ElfBuilder.elf32().resourceTable(table(table)));
    }

    static byte[] table(Resource... entries) {
        ResourceTableBuilder table = ResourceTableBuilder.resourceTable();
        for (Resource entry : entries) {
            table.entry(entry);
        }
        return table.build();
    }

    private List<Finding> finds(Rule rule, Optional<ElfImage> image) throws Exception {
        return findings(image).stream().filter(finding -> finding.rule() == rule).toList();
    }

    /** What all rules find. */
    List<Finding> findings(Optional<ElfImage> image) throws Exception {
        BoardTree tree = tree();
        return Agreement.of(tree, new Board(tree, "board").target(Targets.find(target).orElseThrow()), image);
    }

    /** The core, with the board's memory. */
    Target target() throws Exception {
        return new Board(tree(), "board").target(Targets.find(target).orElseThrow());
    }

    BoardTree tree() {
        FdtBuilder tree = new FdtBuilder();
        memreserve.forEach(range -> tree.memreserve(range[0], range[1]));
        tree.begin("memory").text("device_type", "memory").cells("reg", ram, ramSize)
                .end()
                .begin("reserved-memory").cells("#address-cells", 1).cells("#size-cells", 1).flag("ranges");
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).addTo(tree, i + 1L);
        }
        tree.end().begin("bus").cells("dma-ranges", 0, 0x3800_0000L, 0x1_0000, 0x1000_0000L, 0x1000_0000L, 0x6_0000)
                .begin("m").text("compatible", compatible).text("status", status)
                .cells("memory-region", entries.stream().mapToLong(Long::longValue).toArray()).end().end();
        for (int i = 0; i < users.size(); i++) {
            tree.begin("user" + i).text("compatible", "vendor,other").text("status", users.get(i))
                    .cells("memory-region", 1).end();
        }
        return BoardTree.of(tree.build());
    }
}
