// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

/**
 * {@code struct fw_rsc_vdev} and the {@code struct fw_rsc_vdev_vring} behind it: byte offsets of their fields.
 *
 * <pre>
 *  0    4          8           12          16           20       21              22         24
 *  | id | notifyid | dfeatures | gfeatures | config_len | status | num_of_vrings | reserved | vring[] | config space
 *
 *  0    4       8     12         16   20
 *  | da | align | num | notifyid | pa |
 * </pre>
 */
final class RscVdev {
    static final int ID = 0;
    static final int DFEATURES = 8;
    static final int CONFIG_LEN = 16;
    static final int STATUS = 20;
    static final int NUM_OF_VRINGS = 21;
    static final int RESERVED = 22;
    static final int SIZE = 24;
    static final int VRING_SIZE = 20;

    static final int VRING_DA = 0;
    static final int VRING_ALIGN = 4;
    static final int VRING_NUM = 8;
    static final int VRING_NOTIFYID = 12;

    private RscVdev() {}

    /** {@code offsetof(struct fw_rsc_vdev, vring[index])}. */
    static int vring(int index) {
        return SIZE + VRING_SIZE * index;
    }
}
