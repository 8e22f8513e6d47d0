// SPDX-License-Identifier: GPL-2.0-only
package rproclab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import rproclab.api.Expect;
import rproclab.api.Host;

/**
 * What the boot of a test has to show, see {@link Expect}; without it, any output. Where a text is asked for,
 * {@code /REGEX/} is a regular expression.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Expecting {

    /**
     * Text on the console.
     *
     * @return each of which has to be seen
     */
    String[] console() default {};

    /**
     * Text in a trace buffer.
     *
     * @return each of which has to be seen
     */
    String[] trace() default {};

    /**
     * RPMsg channels.
     *
     * @return names, each of which has to be announced
     */
    String[] channel() default {};

    /**
     * Messages that Linux sends over each channel that has a driver.
     *
     * @return how many; 0 for none
     */
    int ping() default 0;

    /**
     * Text that ends the boot as failed.
     *
     * @return none of which may be on the console
     */
    String[] never() default {};

    /**
     * The Linux of the boot.
     *
     * @return as what it talks to the firmware
     */
    Host host() default Host.VIRTIO;
}
