package io.plumbline.pollers.postgres;

import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.Explained;
import io.plumbline.pollers.records.PlanOutcome;
import io.plumbline.pollers.records.RefusedPlans;
import java.nio.charset.StandardCharsets;

/** Reads EXPLAIN's documents into canonical plans. */
final class PlanReading {

    private static final PostgresPlanReader READER = new PostgresPlanReader();

    private PlanReading() {}

    /**
     * What was asked and when.
     *
     * @param askedAtNanos of the poller's monotonic clock
     */
    record Asked(PlanKind kind, long askedAtNanos) {}

    static PlanOutcome read(Explained explained, Asked asked, ServerView server, Catalog catalog) {
        if (explained instanceof Explained.Refused refused) {
            return new PlanOutcome.Absent(refused.reason());
        }
        byte[] json = ((Explained.Document) explained).json().getBytes(StandardCharsets.UTF_8);
        try {
            return new PlanOutcome.Planned(
                    READER.read(json, catalog.names(), server.costs()),
                    asked.kind(),
                    server.moment().at(asked.askedAtNanos()));
        } catch (PlanRefusedException e) {
            return new PlanOutcome.Absent(RefusedPlans.reason(e.reason()));
        }
    }
}
