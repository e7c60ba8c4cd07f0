package io.plumbline.local.debian;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Packages in a folder of their own, whose programs are run by the loader that came with them: they see the C library and
 * the other libraries they were built for, whatever the machine has, and no right of root is needed. For programs that
 * can be told where their other files are; the rest takes a {@link ChrootFolder}.
 *
 * @param root an absolute path
 */
public record UnpackedPackages(Path root) {
    private static final List<String> LIBRARY_FOLDERS = List.of("lib", "usr/lib");
    private static final String ARCHITECTURE_FOLDERS = "*-linux-gnu*";

    /** Unpacks the packages unless the folder is there already; a half-unpacked folder is never seen. */
    public static UnpackedPackages unpackOnce(Supplier<List<Path>> packages, Path root) {
        if (Files.isDirectory(root)) {
            return new UnpackedPackages(root);
        }
        Path unfinished = root.resolveSibling(root.getFileName() + "." + UUID.randomUUID());
        extract(packages.get(), unfinished);
        try {
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
            return new UnpackedPackages(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack packages to " + root, e);
        }
    }

    static void extract(List<Path> packages, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
        for (Path file : packages) {
            OneShot.run(
                    "unpack " + file,
                    List.of("dpkg-deb", "--extract", file.toString(), folder.toString()),
                    Map.of("LC_ALL", "C"));
        }
    }

    /**
     * What goes before the path of a program, which need not be in this folder.
     *
     * @param more folders with further libraries
     */
    public List<String> loader(Path... more) {
        List<Path> libraries = new ArrayList<>(libraryFolders());
        Path loader = libraries.stream()
                .flatMap(folder -> matching(folder, "ld-linux*.so*").stream())
                .findFirst()
                .orElseThrow(() -> new InfrastructureException("no dynamic loader among the libraries of " + root));
        libraries.addAll(List.of(more));
        String path = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
        // the machine's own cache of libraries would lend what the packages lack, of another C library
        return List.of(loader.toString(), "--inhibit-cache", "--library-path", path);
    }

    private List<Path> libraryFolders() {
        return LIBRARY_FOLDERS.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> matching(folder, ARCHITECTURE_FOLDERS).stream())
                .toList();
    }

    private static List<Path> matching(Path folder, String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            List<Path> paths = new ArrayList<>();
            found.forEach(paths::add);
            paths.sort(Comparator.naturalOrder());
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder, e);
        }
    }
}
