package io.plumbline.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, as a part of an error message. */
final class LogTail {
    private static final int LINES = 12;
    private static final long WINDOW_BYTES = 16_384;

    private LogTail() {}

    static String of(Path log) {
        List<String> lines = lastLines(log);
        return lines.isEmpty()
                ? "; its log is empty: " + log
                : "; the last lines of " + log + ":\n    " + String.join("\n    ", lines);
    }

    private static List<String> lastLines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - WINDOW_BYTES);
            file.seek(start);
            byte[] end = new byte[(int) (file.length() - start)];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(unreadable: " + e.getMessage() + ")");
        }
    }
}
