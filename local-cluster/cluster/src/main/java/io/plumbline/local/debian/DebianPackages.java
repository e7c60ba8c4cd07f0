package io.plumbline.local.debian;

import io.plumbline.local.process.InfrastructureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Debian packages with all they depend on, downloaded once per machine by apt from the archives it is configured with and
 * kept in a cache folder. A cache that is filled is used without any network.
 *
 * @param name names the folder in the cache
 * @param wanted packages; their dependencies come with them
 * @param suites releases of Debian that are tried in this order, whichever release the machine runs
 */
public record DebianPackages(String name, List<String> wanted, List<String> suites) {

    public DebianPackages {
        wanted = List.copyOf(wanted);
        suites = List.copyOf(suites);
    }

    /** {@code $XDG_CACHE_HOME/plumbline/debian}, by default {@code ~/.cache/plumbline/debian}. */
    public static Path defaultCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("plumbline/debian");
    }

    /**
     * The package files in the cache, downloaded first when they are not there yet.
     *
     * @throws InfrastructureException when no configured archive has them; says what to do
     */
    public List<Path> files(Path cache) {
        Path folder = cache.resolve(name);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.isDirectory(folder)) {
                    download(folder);
                }
                return list(folder, lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the cache folder " + folder, e);
        }
    }

    private static List<Path> list(Path folder, FileLock held) throws IOException {
        if (!held.isValid()) {
            throw new IOException("the lock of " + folder + " was lost");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }

    private void download(Path folder) throws IOException {
        List<String> failures = new ArrayList<>();
        List<String> addresses = AptArchive.configured();
        for (String suite : suites) {
            for (String address : addresses) {
                Path state = folder.resolveSibling(name + "." + UUID.randomUUID());
                try {
                    new AptArchive(address, suite, Files.createDirectories(state)).download(wanted);
                    Files.move(state.resolve("archives"), folder, StandardCopyOption.ATOMIC_MOVE);
                    return;
                } catch (InfrastructureException e) {
                    failures.add(String.valueOf(e.getMessage()));
                } finally {
                    Folders.delete(state);
                }
            }
        }
        throw new InfrastructureException("no archive that apt is configured with on this machine (" + addresses.size()
                + " found) has " + String.join(", ", wanted) + " in one of Debian's suites "
                + String.join(", ", suites) + ": add a Debian archive to apt's sources, or put these packages with all"
                + " they depend on, as .deb files, into " + folder
                + (failures.isEmpty() ? "" : "\n" + String.join("\n", failures)));
    }
}
