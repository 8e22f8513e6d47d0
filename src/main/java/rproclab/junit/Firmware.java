// SPDX-License-Identifier: GPL-2.0-only
package rproclab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The firmware that a test is about. Parameters of these types are filled: {@link rproclab.api.Image},
 * {@link rproclab.api.Core}, {@link rproclab.api.Compared}, {@link rproclab.api.Booted}. When a test fails that has a
 * comparison or a boot, the report that {@code rproclab compare} or {@code rproclab boot} prints is with its failure. The
 * annotation of a method comes before that of its class, that of a class before that of the class around it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FirmwareExtension.class)
public @interface Firmware {

    /** The configuration parameter (a system property, say) that names the folder of relative paths: {@value}. */
    String DIRECTORY = "rproclab.directory";

    /**
     * The ELF file.
     *
     * @return absolute, or below the folder that {@value #DIRECTORY} names, else below the working directory
     */
    String value();

    /**
     * For which core.
     *
     * @return its name or compatible, as {@link rproclab.api.Core#named}; empty for the only one that {@link #dtb} has
     */
    String target() default "";

    /**
     * The board's device tree.
     *
     * @return a path like {@link #value}; empty for the vendor's board
     */
    String dtb() default "";

    /**
     * Overlays for {@link #dtb}.
     *
     * @return paths like {@link #value}, in order
     */
    String[] overlay() default {};

    /**
     * The loaders, each of which decides; a boot is after the first of them.
     *
     * @return names or families, as {@link rproclab.api.Image#compare}; none: all that apply, and the newest Linux decides
     */
    String[] loader() default {};
}
