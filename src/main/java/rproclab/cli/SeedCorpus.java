// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;
import rproclab.campaign.recipe.Images;
import rproclab.campaign.recipe.Imported;
import rproclab.elf.ElfImage;
import rproclab.elf.ElfRecipe;
import rproclab.files.FileError;
import rproclab.memory.Region;

/**
 * The ELF files of {@code --seed-corpus}.
 *
 * @param recipes what is taken of each, by file name
 * @param digest tells one corpus from another; empty where there is none
 */
record SeedCorpus(List<ElfRecipe> recipes, String digest) {

    /** The ELF files directly in a folder, others left out; {@code null} where the flag was not given. */
    static SeedCorpus of(String folder) {
        if (folder == null) {
            return new SeedCorpus(List.of(), "");
        }
        List<ElfRecipe> recipes = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ElfImage.of(Bytes.map(file)).ifPresent(image -> {
                    ElfRecipe recipe = Imported.recipe(image);
                    recipes.add(recipe);
                    digest.update(recipe.toBytes());
                });
            }
            if (recipes.isEmpty()) {
                throw new FileError(folder, "holds no ELF file");
            }
            return new SeedCorpus(List.copyOf(recipes), HexFormat.of().formatHex(digest.digest(), 0, 6));
        } catch (IOException failed) {
            throw new FileError(folder, "cannot be read: " + failed.getMessage());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Images around these regions, half of them drawn over the corpus where there is one. */
    Images images(List<Region> regions) {
        return Images.around(regions, recipes);
    }
}
