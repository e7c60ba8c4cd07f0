package io.plumbline.local.demo;

import java.util.List;

/** What the demo tells, in order. */
final class Story {

    private Story() {}

    static List<Step> steps() {
        return List.of(
                new LearnBaselines(),
                new BenignChange("index renamed", "ALTER INDEX orders_customer_idx RENAME TO orders_by_customer"),
                new BenignChange("statistics refreshed", "ANALYZE"),
                new BenignChange("counters reset", "SELECT pg_stat_statements_reset()"),
                new LoseIndex(),
                new RestoreIndex());
    }
}
