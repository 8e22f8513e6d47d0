// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

/** The running count behind an {@link Exchange}. */
final class ExchangeLog {
    private final RpmsgDevice device;
    private final String driver;
    private int wanted;
    private int answered;
    private String failure = "";

    ExchangeLog(RpmsgDevice device, String driver, int wanted) {
        this.device = device;
        this.driver = driver;
        this.wanted = wanted;
    }

    int wanted() {
        return wanted;
    }

    /** So many answers make it complete, after all. */
    void want(int answers) {
        wanted = answers;
    }

    int answered() {
        return answered;
    }

    /** Counts an answer, and says how many there are. */
    int answer() {
        return ++answered;
    }

    /** Notes what went wrong; the first thing stays. */
    void fail(String format, Object... arguments) {
        if (failure.isEmpty()) {
            failure = format.formatted(arguments);
        }
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    Exchange exchange() {
        return new Exchange(device.name(), Integer.toUnsignedLong(device.dst()), driver, wanted, answered, failure);
    }
}
