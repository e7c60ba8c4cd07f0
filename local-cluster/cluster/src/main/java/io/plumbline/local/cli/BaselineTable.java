package io.plumbline.local.cli;

import io.plumbline.avro.v1.PlanBaseline;
import java.util.List;
import java.util.Locale;

/** Baselines, one line each. */
final class BaselineTable {
    private static final int HASH_DIGITS = 12;
    private static final int MOST_TEXT = 60;

    private BaselineTable() {}

    static Table of(List<PlanBaseline> baselines) {
        Table table = new Table(
                "STATEMENT",
                "PLAN",
                "STATUS",
                "ENABLED",
                "SOURCE",
                "SCOPE",
                "COST",
                "MS/CALL",
                "SAMPLES",
                "CALLS",
                "FIRST SEEN",
                "LAST SEEN",
                "DATABASE",
                "TEXT");
        for (PlanBaseline each : baselines) {
            table.row(
                    each.getSqlHash().substring(0, HASH_DIGITS),
                    each.getPlan().getPlanHash().substring(0, HASH_DIGITS),
                    each.getStatus().name(),
                    each.getEnabled() ? "yes" : "no",
                    each.getSource().name(),
                    each.getInstance() == null ? each.getScope().name() : each.getInstance(),
                    String.format(Locale.ROOT, "%.2f", each.getPlan().getCost().getTotalCost()),
                    millis(each),
                    Long.toString(each.getStatistics().getSamples()),
                    each.getUsageCount() == null ? "" : each.getUsageCount().toString(),
                    each.getFirstSeenAt().toString(),
                    each.getLastSeenAt().toString(),
                    each.getCluster() + "/" + each.getDatabase(),
                    cut(each.getSqlText()));
        }
        return table;
    }

    private static String millis(PlanBaseline baseline) {
        Double micros = baseline.getStatistics().getTimePerCallMeanMicros();
        return micros == null ? "" : String.format(Locale.ROOT, "%.3f", micros / 1_000);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }
}
