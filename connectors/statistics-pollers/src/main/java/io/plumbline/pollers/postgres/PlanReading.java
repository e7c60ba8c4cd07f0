package io.plumbline.pollers.postgres;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PlanAliases;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.hints.ServerNames;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.Explained;
import io.plumbline.pollers.records.PlanOutcome;
import io.plumbline.pollers.records.RefusedPlans;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

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
            ReadPlan read = READER.read(json, catalog.names(), server.costs());
            return new PlanOutcome.Planned(
                    read, asked.kind(), server.moment().at(asked.askedAtNanos()), hints(json, read, catalog));
        } catch (PlanRefusedException e) {
            return new PlanOutcome.Absent(RefusedPlans.reason(e.reason()));
        }
    }

    /** By the names that the statement itself and the plan's own relations have here. */
    private static HintedPlan hints(byte[] json, ReadPlan read, Catalog catalog) throws PlanRefusedException {
        List<Relation> relations = read.relations().stream()
                .flatMap(name -> Stream.ofNullable(catalog.relation(name)))
                .toList();
        return HintedPlan.of(read.plan().nodes(), ServerNames.of(PlanAliases.read(json, catalog.names()), relations));
    }
}
