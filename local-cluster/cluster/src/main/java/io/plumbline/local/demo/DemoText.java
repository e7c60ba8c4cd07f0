package io.plumbline.local.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** The demo for people: one line per step with its time and delay, exhibits below, a summary at the end. */
public final class DemoText implements DemoListener {

    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final PrintWriter out;
    private final TimedLines lines;

    public DemoText(PrintWriter out) {
        this.out = out;
        this.lines = new TimedLines(out);
    }

    @Override
    public void progress(String what) {
        lines.print("      " + what);
    }

    @Override
    public void finished(StepReport step) {
        lines.print((step.asExpected() ? "ok    " : "FAIL  ") + step.name() + ": " + step.detail() + delay(step));
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
                    step.delay().map(TimedLines::seconds).orElse(""),
                    step.detail());
        }
        out.printf(
                Locale.ROOT,
                "%nverdicts were promised within %s; %s in all, %.0f MB of memory at most: %s%n",
                TimedLines.seconds(report.verdictWithin()),
                TimedLines.seconds(report.took()),
                report.peakMemoryBytes() / MEBIBYTE,
                report.asExpected() ? "everything expected, and nothing else, happened" : "NOT as expected");
        out.flush();
    }

    private static String delay(StepReport step) {
        return step.delay()
                .map(delay -> ", " + TimedLines.seconds(delay) + " after the change")
                .orElse("");
    }
}
