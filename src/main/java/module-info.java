// SPDX-License-Identifier: GPL-2.0-only
/** The Linux and U-Boot remote-core ELF loaders, side by side on one firmware: as a library, and in JUnit. */
module rproclab {
    requires jakarta.json;
    requires java.management;
    requires net.sourceforge.argparse4j;
    // Only the tests of a firmware have JUnit.
    requires static transitive org.junit.jupiter.api;

    exports rproclab.api;
    exports rproclab.junit;

    uses jakarta.json.spi.JsonProvider;
}
