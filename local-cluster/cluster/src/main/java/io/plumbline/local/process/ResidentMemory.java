package io.plumbline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Proportional resident memory from {@code /proc/PID/smaps_rollup} (Pss): what processes share is counted once in
 * their sum, which matters for a PostgreSQL server with its shared buffers.
 */
public final class ResidentMemory {
    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    static long ofFamily(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> {
                    try (Stream<ProcessHandle> children = handle.descendants()) {
                        return Stream.concat(Stream.of(handle), children)
                                .mapToLong(member -> of(member.pid()))
                                .sum();
                    }
                })
                .orElse(0L);
    }

    /** Of one process without its children; 0 when it has ended. */
    public static long of(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
