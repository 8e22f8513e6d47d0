// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rproclab.diagnose.Text;
import rproclab.elf.ProgramHeader;
import rproclab.loader.SegmentFate;
import rproclab.loader.SegmentFate.Fate;
import rproclab.memory.Region;

/**
 * The regions that one loader was given segments for, each as a bar: file bytes, zero fill, what leaves the region, what
 * two segments share, and a frame around the segment at which the loader stopped.
 */
final class SvgMap {
    /** Width of the bar, in units of the drawing. */
    private static final double WIDTH = 1000;
    private static final int HEIGHT = 32;
    private static final int MOST_SEGMENTS = 64;
    /** Narrower than that and nobody would see it. */
    private static final double LEAST = 3;
    /** A region that is used less than that is drawn in part. */
    private static final double ZOOM = 1.0 / 16;

    private final HtmlPage page;
    private final List<SegmentFate> fates;

    private SvgMap(HtmlPage page, List<SegmentFate> fates) {
        this.page = page;
        this.fates = fates;
    }

    /**
     * Adds the bars to a page.
     *
     * @param regions the remote core's map; a segment belongs to the first that holds its load address
     * @param segments PT_LOAD headers
     * @param fates what became of each program header
     */
    static void add(HtmlPage page, List<Region> regions, List<ProgramHeader> segments, List<SegmentFate> fates) {
        List<ProgramHeader> drawn = segments.stream().limit(MOST_SEGMENTS).toList();
        SvgMap map = new SvgMap(page, fates);
        regions.forEach(region -> map.region(region,
                drawn.stream().filter(segment -> home(regions, segment).filter(region::equals).isPresent()).toList()));
        map.homeless(drawn.stream().filter(segment -> home(regions, segment).isEmpty()).toList());
        if (segments.size() > MOST_SEGMENTS) {
            page.paragraph("... %d more segments".formatted(segments.size() - MOST_SEGMENTS));
        }
    }

    /** Adds what the colours mean. */
    static void key(HtmlPage page) {
        page.raw("<ul class=\"key\">");
        String[][] key = {{"filled", "file bytes"}, {"zero", "zero fill"}, {"left", "not loaded"},
                {"shared", "two segments"}, {"beyond", "beyond the region"}, {"stop", "the loader stops here"}};
        for (String[] entry : key) {
            page.raw("<li><svg viewBox=\"0 0 10 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                    + rect(entry[0], 0, 10, 10) + "</svg>" + entry[1] + "</li>");
        }
        page.raw("</ul>\n");
    }

    private static Optional<Region> home(List<Region> regions, ProgramHeader segment) {
        return regions.stream().filter(region -> region.holdsDa(segment.paddr())).findFirst();
    }

    private void region(Region region, List<ProgramHeader> segments) {
        if (segments.isEmpty()) {
            return;
        }
        Scale scale = Scale.of(region, segments);
        page.raw("<figure>\n<figcaption><strong>" + Markup.line(region.name()) + "</strong> <span class=\"n\">"
                + Text.range(region.da(), region.size()) + "</span>"
                + (scale.size() == region.size()
                        ? ""
                        : " drawn: <span class=\"n\">" + Text.range(scale.start(), scale.size()) + "</span>")
                + "</figcaption>\n");
        double beyond = scale.start() + scale.size() == region.daEnd() ? beyond(region, segments, scale) : 0;
        page.raw(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %.1f %d\" preserveAspectRatio=\"none\" role=\"img\" "
                + "aria-label=\"%s\">", WIDTH + beyond, HEIGHT, Markup.line(region.name())));
        segments.forEach(segment -> segment(region, segment, scale));
        overlaps(segments, region, scale);
        if (beyond != 0) {
            page.raw(rect("beyond", WIDTH, beyond, HEIGHT));
        }
        segments.stream().filter(this::stopped).forEach(segment -> page.raw(rect("stop", scale.x(segment.paddr()),
                scale.width(min(segment.memsz(), region.daEnd() - segment.paddr())), HEIGHT)));
        page.raw(rect("region", 0, WIDTH, HEIGHT)).raw("</svg>\n");
        list(segments, Optional.of(region));
        page.raw("</figure>\n");
    }

    private void homeless(List<ProgramHeader> segments) {
        if (!segments.isEmpty()) {
            page.raw("<figure>\n<figcaption class=\"error\"><strong>In no region</strong></figcaption>\n");
            list(segments, Optional.empty());
            page.raw("</figure>\n");
        }
    }

    private void segment(Region region, ProgramHeader segment, Scale scale) {
        long room = region.daEnd() - segment.paddr();
        boolean left = fate(segment) == Fate.SKIPPED || fate(segment) == Fate.NOT_REACHED;
        if (segment.memsz() != 0) {
            page.raw(rect(left ? "left" : "zero", scale.x(segment.paddr()), scale.width(min(segment.memsz(), room)),
                    HEIGHT));
        }
        if (segment.filesz() != 0 && !left) {
            page.raw(rect("filled", scale.x(segment.paddr()), scale.width(min(segment.filesz(), room)), HEIGHT));
        }
    }

    private void overlaps(List<ProgramHeader> segments, Region region, Scale scale) {
        for (int i = 0; i < segments.size(); i++) {
            for (int k = 0; k < i; k++) {
                ProgramHeader low = segments.get(i);
                ProgramHeader high = segments.get(k);
                if (Long.compareUnsigned(low.paddr(), high.paddr()) > 0) {
                    low = high;
                    high = segments.get(i);
                }
                long apart = high.paddr() - low.paddr();
                if (high.memsz() != 0 && Long.compareUnsigned(apart, low.memsz()) < 0) {
                    long common = min(min(low.memsz() - apart, high.memsz()), region.daEnd() - high.paddr());
                    page.raw(rect("shared", scale.x(high.paddr()), scale.width(common), HEIGHT));
                }
            }
        }
    }

    /** How much farther the bar goes for what leaves the region: to scale, but at most as long as the region. */
    private static double beyond(Region region, List<ProgramHeader> segments, Scale scale) {
        double most = segments.stream().mapToDouble(segment -> unsigned(over(region, segment))).max().orElse(0);
        return most == 0 ? 0 : Math.clamp(most / unsigned(scale.size()) * WIDTH, 2 * LEAST, WIDTH);
    }

    private static long over(Region region, ProgramHeader segment) {
        long room = region.daEnd() - segment.paddr();
        return segment.memsz() - min(segment.memsz(), room);
    }

    private void list(List<ProgramHeader> segments, Optional<Region> region) {
        page.raw("<ul class=\"segments\">\n");
        for (ProgramHeader segment : segments) {
            long over = region.map(home -> over(home, segment)).orElse(0L);
            page.raw("<li>segment %d <span class=\"n\">%s</span> file %s, memory %s: <span%s>%s</span>%s</li>\n"
                    .formatted(
                            segment.index(), Text.range(segment.paddr(), segment.memsz()), Text.hex(segment.filesz()),
                            Text.hex(segment.memsz()),
                            stopped(segment)
                                    ? " class=\"%s\"".formatted(fate(segment) == Fate.UNDEFINED ? "undefined" : "error")
                                    : "",
                            Markup.line(said(segment)),
                            over == 0 ? "" : ", <strong>" + Long.toUnsignedString(over) + " bytes over</strong>"));
        }
        page.raw("</ul>\n");
    }

    private String said(ProgramHeader segment) {
        SegmentFate fate = fates.get(segment.index());
        return fate.fate().word() + fate.sa().map(sa -> " at " + Text.hex(sa)).orElse("")
                + fate.region().map(name -> " " + name).orElse("");
    }

    private Fate fate(ProgramHeader segment) {
        return fates.get(segment.index()).fate();
    }

    private boolean stopped(ProgramHeader segment) {
        return fate(segment) == Fate.REFUSED || fate(segment) == Fate.UNDEFINED;
    }

    private static String rect(String style, double x, double width, int height) {
        return String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"/>", style,
                x, width, height);
    }

    private static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static double unsigned(long value) {
        return value < 0 ? (value >>> 1) * 2.0 : value;
    }

    /** The part of a region that is drawn, in bytes from {@code start}. */
    private record Scale(long start, long size) {

        static Scale of(Region region, List<ProgramHeader> segments) {
            long start = region.daEnd() - 1;
            long end = region.da();
            for (ProgramHeader segment : segments) {
                start = min(start, segment.paddr());
                long last = segment.paddr() + min(segment.memsz(), region.daEnd() - segment.paddr());
                end = Long.compareUnsigned(end, last) > 0 ? end : last;
            }
            boolean all = end == start || unsigned(end - start) > unsigned(region.size()) * ZOOM;
            return all ? new Scale(region.da(), region.size()) : new Scale(start, end - start);
        }

        double x(long da) {
            return Math.min(unsigned(da - start) / unsigned(size) * WIDTH, WIDTH - LEAST);
        }

        double width(long bytes) {
            return Math.max(unsigned(bytes) / unsigned(size) * WIDTH, LEAST);
        }
    }
}
