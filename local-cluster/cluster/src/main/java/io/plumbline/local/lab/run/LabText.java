package io.plumbline.local.lab.run;

import io.plumbline.local.demo.TimedLines;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The lab for people: one line per event while it runs, the table and the scores at the end. */
public final class LabText implements LabListener {

    private static final String ROW = "%-4s %-34s %-8s %-28s %-28s %6s %8s  %s%n";
    private static final String SCORE = "%-40s %9s %7s %7s %10s%n";

    private final PrintWriter out;
    private final TimedLines lines;

    public LabText(PrintWriter out) {
        this.out = out;
        this.lines = new TimedLines(out);
    }

    @Override
    public void progress(String what) {
        lines.print("      " + what);
    }

    @Override
    public void finished(EventResult result) {
        lines.print((result.isRight() ? "ok    " : "MISS  ") + result.event().id() + ": expected " + result.expected()
                + ", got " + result.got());
        result.shifts().forEach(shift -> out.println("               " + text(shift)));
        result.verdicts().stream()
                .filter(SeenVerdict::isAlarm)
                .forEach(verdict -> out.println("               " + verdict.statement() + " " + verdict.text() + " "
                        + verdict.rules() + ": " + verdict.summary()));
        if (!result.unsettled().isEmpty()) {
            out.println("               not back at PASS: " + result.unsettled());
        }
        out.flush();
    }

    /** The table at the end. */
    public void summary(LabReport report) {
        out.println();
        out.printf(ROW, "", "event", "", "expected", "got", "polls", "delay", "false alarms");
        report.results().forEach(this::row);
        out.println();
        out.printf(SCORE, "", "harmful", "found", "recall", "precision");
        report.scores().forEach(this::row);
        List<Duration> delays =
                report.decisive().stream().map(SeenVerdict::delay).toList();
        out.printf(
                Locale.ROOT,
                "%nverdicts came after %s at the median and %s at worst (%d polls at worst); %s in all%n",
                TimedLines.seconds(Score.median(delays)),
                TimedLines.seconds(Score.worst(delays)),
                report.decisive().stream().mapToInt(SeenVerdict::polls).max().orElse(0),
                TimedLines.seconds(report.took()));
        out.flush();
    }

    private void row(EventResult result) {
        out.printf(
                ROW,
                result.isRight() ? "ok" : "MISS",
                result.event().id(),
                result.event().isHarmful() ? "harmful" : "benign",
                result.expected(),
                result.got(),
                result.decisive()
                        .map(verdict -> Integer.toString(verdict.polls()))
                        .orElse(""),
                result.decisive()
                        .map(verdict -> TimedLines.seconds(verdict.delay()))
                        .orElse(""),
                result.falseAlarms().isEmpty() ? "" : result.falseAlarms());
    }

    private void row(Score score) {
        out.printf(
                SCORE,
                score.name(),
                score.harmful(),
                score.found(),
                String.format(Locale.ROOT, "%.2f", score.recall()),
                String.format(Locale.ROOT, "%.2f (%d)", score.precision(), score.falseAlarms()));
    }

    private static String text(Shift shift) {
        return String.format(
                Locale.ROOT,
                "%s: %s, cost x %.2f, rows x %.2f, time x %.2f",
                shift.statement(),
                shift.planChanged() ? "another plan" : "same plan",
                shift.costRatio(),
                shift.rowsRatio(),
                shift.timeRatio());
    }
}
