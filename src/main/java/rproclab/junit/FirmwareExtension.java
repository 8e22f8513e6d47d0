// SPDX-License-Identifier: GPL-2.0-only
package rproclab.junit;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import rproclab.api.Booted;
import rproclab.api.Compared;
import rproclab.api.Core;
import rproclab.api.Expect;
import rproclab.api.Image;

/** What {@link Firmware} registers; a file is opened and compared once for a test class. */
public final class FirmwareExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(FirmwareExtension.class);
    private static final Set<Class<?>> TYPES = Set.of(Image.class, Core.class, Compared.class, Booted.class);

    /** Made by JUnit. */
    public FirmwareExtension() {}

    /** A firmware, and the core that it is for. */
    private record Subject(Firmware firmware, Image image, Core core) {

        Compared compared() {
            return image.compare(core, firmware.loader());
        }

        Booted booted(Expect expect) {
            return firmware.loader().length == 0
                    ? image.boot(core, expect)
                    : image.boot(core, firmware.loader()[0], expect);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        try {
            Subject subject = subject(context);
            if (type == Image.class) {
                return subject.image();
            }
            if (type == Core.class) {
                return subject.core();
            }
            return type == Compared.class ? compared(subject, context) : booted(subject, parameter, context);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException error) {
            throw new ParameterResolutionException(error.getMessage(), error);
        }
    }

    /** Adds the reports to what failed. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Store store = store(context);
        Optional.ofNullable(store.get(Compared.class, Compared.class)).map(Compared::text)
                .ifPresent(text -> add(failure, text));
        Optional.ofNullable(store.get(Booted.class, Booted.class)).map(Booted::text)
                .ifPresent(text -> add(failure, text));
        throw failure;
    }

    private static void add(Throwable failure, String text) {
        if (failure.getMessage() == null || !failure.getMessage().contains(text)) {
            failure.addSuppressed(new Report(text));
        }
    }

    private static Compared compared(Subject subject, ExtensionContext context) {
        Compared compared = store(classOf(context)).getOrComputeIfAbsent(subject.firmware(), _ -> subject.compared(),
                Compared.class);
        store(context).put(Compared.class, compared);
        return compared;
    }

    private static Booted booted(Subject subject, ParameterContext parameter, ExtensionContext context) {
        Booted booted = subject.booted(parameter.findAnnotation(Expecting.class)
                .or(() -> nearest(context, Expecting.class)).map(FirmwareExtension::expect).orElse(Expect.output()));
        store(context).put(Booted.class, booted);
        return booted;
    }

    private static Expect expect(Expecting words) {
        Expect expect = Expect.output().host(words.host());
        for (String text : words.console()) {
            expect = expect.console(text);
        }
        for (String text : words.trace()) {
            expect = expect.trace(text);
        }
        for (String name : words.channel()) {
            expect = expect.channel(name);
        }
        for (String text : words.never()) {
            expect = expect.never(text);
        }
        return words.ping() == 0 ? expect : expect.ping(words.ping());
    }

    private static Subject subject(ExtensionContext context) throws IOException {
        Firmware firmware = nearest(context, Firmware.class).orElseThrow();
        return new Subject(firmware, Image.open(path(firmware.value(), context)), core(firmware, context));
    }

    private static Core core(Firmware firmware, ExtensionContext context) throws IOException {
        if (firmware.dtb().isEmpty()) {
            return Core.named(firmware.target());
        }
        Path tree = path(firmware.dtb(), context);
        Path[] overlays = Arrays.stream(firmware.overlay()).map(file -> path(file, context)).toArray(Path[]::new);
        return firmware.target().isEmpty()
                ? Core.ofBoard(tree, overlays)
                : Core.named(firmware.target()).onBoard(tree, overlays);
    }

    private static Path path(String file, ExtensionContext context) {
        return Path.of(context.getConfigurationParameter(Firmware.DIRECTORY).orElse("")).resolve(file);
    }

    /** The annotation of the method, of its class, or of a class around that. */
    private static <A extends java.lang.annotation.Annotation> Optional<A> nearest(ExtensionContext context,
            Class<A> type) {
        Optional<AnnotatedElement> element = context.getElement();
        return AnnotationSupport.findAnnotation(element, type)
                .or(() -> context.getParent().flatMap(parent -> nearest(parent, type)));
    }

    /** What is kept there lasts as long as the class. */
    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : context.getParent().map(FirmwareExtension::classOf)
                        .orElse(context);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** What goes with a failure: a text, no stack. */
    private static final class Report extends Exception {
        private static final long serialVersionUID = 1L;

        Report(String text) {
            super("what rproclab found\n\n" + text, null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
