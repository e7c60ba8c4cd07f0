package io.plumbline.pollers.records;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Observed statements as records of the wire. */
final class ObservationMapper {

    private final String instance;
    private final int longestTextChars;
    private final PlanMapper plans;

    ObservationMapper(String instance, int longestTextChars, int mostDetailedPlanNodes) {
        this.instance = instance;
        this.longestTextChars = longestTextChars;
        this.plans = new PlanMapper(mostDetailedPlanNodes);
    }

    StatementObservation map(
            ObservedStatement statement, PlanOutcome outcome, Function<RelationName, @Nullable Relation> catalog) {
        Instant observedAt = millis(statement.observedAt());
        String text = cut(statement.sql().text());
        StatementObservation.Builder observation = StatementObservation.newBuilder()
                .setObservationId(RecordId.of(
                        statement.key().encode(),
                        instance,
                        statement.entryId(),
                        Long.toString(observedAt.toEpochMilli())))
                .setCluster(statement.key().cluster())
                .setInstance(instance)
                .setDatabase(statement.key().database())
                .setNamespace(statement.key().namespace())
                .setSqlHash(statement.key().sqlHash())
                .setEngine(statement.server().engine())
                .setEngineVersion(statement.server().version())
                .setEntryId(statement.entryId())
                .setSqlText(text)
                .setSqlTruncated(statement.sql().truncated()
                        || text.length() < statement.sql().text().length())
                .setListLength(statement.sql().listLength())
                .setObservedAt(observedAt)
                .setEpoch(statement.epoch())
                .setCounters(statement.counters());
        if (outcome instanceof PlanOutcome.Planned planned) {
            observation.setPlan(plans.map(planned, catalog));
            HintFields.set(observation, planned.hints());
        } else if (outcome instanceof PlanOutcome.Absent absent) {
            observation.setNoPlanReason(absent.reason().name());
        }
        return observation.build();
    }

    private String cut(String text) {
        if (text.length() <= longestTextChars) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(longestTextChars - 1)) ? longestTextChars - 1 : longestTextChars;
        return text.substring(0, end);
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
