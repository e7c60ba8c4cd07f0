package io.plumbline.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** The demo for people: one line per step with its time and delay, exhibits below, a summary at the end. */
public final class DemoText implements DemoListener {

    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final PrintWriter out;
    private final long startedAtNanos = System.nanoTime();

    public DemoText(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void progress(String what) {
        line("      " + what);
    }

    @Override
    public void finished(StepReport step) {
        line((step.asExpected() ? "ok    " : "FAIL  ") + step.name() + ": " + step.detail() + delay(step));
        step.exhibits().forEach(exhibit -> out.println("               " + exhibit));
        out.flush();
    }

    /** The table at the end. */
    public void summary(DemoReport report) {
        out.println();
        out.printf(Locale.ROOT, "%-34s %-6s %10s  %s%n", "step", "result", "delay", "what happened");
        for (StepReport step : report.steps()) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %-6s %10s  %s%n",
                    step.name(),
                    step.asExpected() ? "ok" : "FAIL",
                    step.delay().map(DemoText::seconds).orElse(""),
                    step.detail());
        }
        out.printf(
                Locale.ROOT,
                "%nverdicts were promised within %s; %s in all, %.0f MB of memory at most: %s%n",
                seconds(report.verdictWithin()),
                seconds(report.took()),
                report.peakMemoryBytes() / MEBIBYTE,
                report.asExpected() ? "everything expected, and nothing else, happened" : "NOT as expected");
        out.flush();
    }

    private void line(String text) {
        out.printf(
                Locale.ROOT,
                "%7.1f s  %s%n",
                Duration.ofNanos(System.nanoTime() - startedAtNanos).toMillis() / 1e3,
                text);
        out.flush();
    }

    private static String delay(StepReport step) {
        return step.delay()
                .map(delay -> ", " + seconds(delay) + " after the change")
                .orElse("");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
