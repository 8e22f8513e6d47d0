// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

/** {@code struct fw_rsc_carveout}: byte offsets of its fields, and its size; {@code struct fw_rsc_devmem} begins alike. */
final class RscCarveout {
    static final int DA = 0;
    static final int PA = 4;
    static final int LEN = 8;
    static final int RESERVED = 16;
    static final int NAME = 20;
    static final int SIZE = 52;

    private RscCarveout() {}
}
