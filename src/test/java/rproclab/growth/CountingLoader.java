// SPDX-License-Identifier: GPL-2.0-only
package rproclab.growth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * Loads rproclab's classes anew, with a call of {@link Steps#step()} at the start of each method and before each branch:
 * every turn of a loop counts, in whatever library's loop a lambda of ours is called.
 */
final class CountingLoader extends ClassLoader {
    private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());

    private static final CodeTransform COUNT = new CodeTransform() {
        @Override
        public void atStart(CodeBuilder code) {
            step(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof BranchInstruction) {
                step(code);
            }
            code.with(element);
        }

        private static void step(CodeBuilder code) {
            code.invokestatic(STEPS, "step", ConstantDescs.MTD_void);
        }
    };

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("rproclab.") || name.equals(Steps.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : counting(name);
        }
    }

    private Class<?> counting(String name) throws ClassNotFoundException {
        try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            ClassFile file = ClassFile.of();
            byte[] bytes = file.transformClass(file.parse(stream.readAllBytes()),
                    ClassTransform.transformingMethodBodies(COUNT));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
