package io.plumbline.local.connect;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Archive;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The archives of our own plugins, unpacked the way their users do. */
final class PluginArchive {
    static final String POLLERS = "statistics-pollers";
    static final List<String> ALL = List.of(POLLERS, "index-sync");

    private PluginArchive() {}

    /** A folder for the plugin path; empty when the archive was not built. A newer archive gets a folder of its own. */
    static Optional<Path> unpacked(String module, Installation installation, WorkFolder folder) {
        Path target = installation.home().resolve("connectors").resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            Optional<Path> archive = files.filter(file -> file.toString().endsWith("-plugin.tar.gz"))
                    .findFirst();
            if (archive.isEmpty()) {
                return Optional.empty();
            }
            long built = Files.getLastModifiedTime(archive.get()).toMillis();
            return Optional.of(Archive.unpackOnce(archive.get(), folder.binaries(module + "-" + built)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + target, e);
        }
    }
}
