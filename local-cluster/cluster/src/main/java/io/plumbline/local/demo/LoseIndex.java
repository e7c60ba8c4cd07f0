package io.plumbline.local.demo;

import io.plumbline.avro.v1.DdlReference;
import io.plumbline.avro.v1.Evidence;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drops the index that a statement lives on: BLOCK with its evidence, the DDL as its cause, and an index command. */
final class LoseIndex implements Step {

    private final String sql;

    LoseIndex(String sql) {
        this.sql = sql;
    }

    @Override
    public String announcement() {
        return "must alarm: " + sql;
    }

    @Override
    public StepReport play(Scene scene) throws SQLException {
        StepReport report = new IndexChange("index dropped", VerdictLevel.BLOCK, LoseIndex::exhibits).play(scene, sql);
        if (!report.asExpected()) {
            return report;
        }
        Optional<IndexSyncCommand> command = IndexCommands.latest(scene);
        return command.isPresent()
                ? report
                : StepReport.failed(report.name(), "BLOCK without an index command", report.exhibits());
    }

    private static List<String> exhibits(Scene scene, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict.getSummary());
        lines.add("statement: " + verdict.getSqlText());
        lines.add("cause:     " + verdict.getCause() + ddl(verdict.getDdl()));
        verdict.getEvidence().forEach(evidence -> lines.add("evidence:  " + line(evidence)));
        lines.add("plan before:");
        Optional.ofNullable(verdict.getBaselinePlan()).ifPresent(plan -> addIndented(lines, PlanTree.lines(plan)));
        lines.add("plan now:");
        Optional.ofNullable(verdict.getPlan()).ifPresent(plan -> addIndented(lines, PlanTree.lines(plan)));
        IndexCommands.latest(scene)
                .ifPresent(command -> command.getStatements()
                        .forEach(sql -> lines.add("command:   " + command.getMode() + " " + sql)));
        return lines;
    }

    private static void addIndented(List<String> lines, List<String> plan) {
        plan.forEach(line -> lines.add("    " + line));
    }

    private static String ddl(@Nullable DdlReference ddl) {
        return ddl == null
                ? ""
                : ": " + ddl.getCommandTag() + " " + ddl.getObjectIdentity() + " at " + ddl.getExecutedAt();
    }

    private static String line(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "%s %s: %.2f against %.2f, ratio %.1f, threshold %.1f (%s)",
                evidence.getRule(),
                evidence.getLevel(),
                evidence.getObserved(),
                evidence.getReference(),
                evidence.getRatio(),
                evidence.getThreshold(),
                evidence.getThresholdSource());
    }
}
