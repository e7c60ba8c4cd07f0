package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written down about a process so that another run can find it: one line
 * {@code pid startTicks bootId startedAtMillis stopSignal}.
 *
 * @param startedAtMillis when it was written, to stop in the reverse order of starting
 */
record PidFile(String name, ProcessIdentity identity, long startedAtMillis, StopSignal stopSignal) {
    private static final int FIELDS = 5;
    private static final String SUFFIX = ".pid";

    void writeTo(Path file) {
        String line = identity.pid() + " " + identity.startTicks() + " " + identity.bootId() + " " + startedAtMillis
                + " " + stopSignal + "\n";
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(unfinished, line);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pid file " + file, e);
        }
    }

    /** Empty when the file is gone or damaged: then nothing is known, and nothing may be stopped. */
    static Optional<PidFile> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ", -1);
            if (fields.length != FIELDS) {
                return Optional.empty();
            }
            String fileName = file.getFileName().toString();
            return Optional.of(new PidFile(
                    fileName.substring(0, fileName.length() - SUFFIX.length()),
                    new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]),
                    Long.parseLong(fields[3]),
                    StopSignal.valueOf(fields[4])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Every readable pid file of the folder, the process started last first. */
    static List<PidFile> latestFirst(WorkFolder folder) {
        List<PidFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.pids())) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .forEach(file -> read(file).ifPresent(found::add));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder.pids(), e);
        }
        found.sort(Comparator.comparingLong(PidFile::startedAtMillis).reversed());
        return List.copyOf(found);
    }
}
