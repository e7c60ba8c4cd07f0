package io.plumbline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other, even after its number was given away again: the number, the kernel's start
 * time in clock ticks since boot, and the boot.
 *
 * <p>Read from {@code /proc}, see proc(5): field 22 of {@code stat} and {@code random/boot_id}. Ticks are exact, which
 * a wall-clock instant computed from them is not when the clock is adjusted.
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
    private static final int STATE_FIELD = 0;
    private static final int START_TICKS_FIELD = 19;

    /** The process that has this number now; empty when there is none, or only its unreaped remains. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // the command, field 2, is in parentheses and may hold anything, parentheses too
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[STATE_FIELD].equals("Z") || fields[STATE_FIELD].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TICKS_FIELD]), currentBoot()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public boolean isRunning() {
        return of(pid).filter(this::equals).isPresent();
    }

    private static String currentBoot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
