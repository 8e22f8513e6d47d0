// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"@4", "@0x4"})
    void tableBeginsAtTheOffset(String offset) throws IOException {
        Invocation run = decode(dump(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) + offset);

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Resource table at +0x4 of dump.bin\n");
    }

    @Test
    void offsetAtTheEndIsOutside() throws IOException {
        String name = dump(1, 2, 3, 4);

        assertThat(decode(name + "@3").out()).contains("malformed: header truncated: need 0x10 avail 0x1");
        assertThat(decode(name + "@4").code()).isEqualTo(3);
        assertThat(decode(name + "@4").err())
                .isEqualTo("rproclab: " + name + ": has 0x4 bytes: nothing is at offset 0x4\n");
    }

    @Test
    void largestTableOfADumpOfOnesIsReadInNoTime() throws IOException {
        byte[] ones = new byte[1 << 20];
        Arrays.fill(ones, (byte) 0xFF);
        Path file = folder.resolve("ones@home");
        Files.write(file, ones);

        Invocation run = decode(file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("malformed: num=0xffffffff: entries from 0x400 on are not looked at");
    }

    @Test
    void nothingToShowIsAMistake() {
        Invocation run = Invocation.rproclab("decode");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("FIRMWARE or --table is needed: what shall be shown?");
    }

    private static Invocation decode(String table) {
        return Invocation.rproclab("decode", "--table", table);
    }

    private String dump(int... bytes) throws IOException {
        byte[] dump = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            dump[i] = (byte) bytes[i];
        }
        Path file = folder.resolve("dump.bin");
        Files.write(file, dump);
        return file.toString();
    }
}
