package io.plumbline.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Lines for people, each behind the seconds since the start and shown at once. */
public final class TimedLines {

    private final PrintWriter out;
    private final long startedAtNanos = System.nanoTime();

    /** The start is now. */
    public TimedLines(PrintWriter out) {
        this.out = out;
    }

    public void print(String text) {
        out.printf("%9s  %s%n", seconds(Duration.ofNanos(System.nanoTime() - startedAtNanos)), text);
        out.flush();
    }

    /** Such as {@code 1.5 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
