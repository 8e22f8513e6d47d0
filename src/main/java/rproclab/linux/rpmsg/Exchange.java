// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

/**
 * What became of the messages that Linux sent over one channel.
 *
 * @param channel the channel's name
 * @param address its address at the remote core, u32
 * @param driver the driver of it
 * @param wanted how many answers make it complete
 * @param answered how many answers have come
 * @param failure what went wrong; empty while nothing has
 */
public record Exchange(String channel, long address, String driver, int wanted, int answered, String failure) {

    /** Whether every answer has come, and was right. */
    public boolean complete() {
        return failure.isEmpty() && answered >= wanted;
    }
}
