package io.plumbline.local.lab.run;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.local.lab.detect.Sighting;
import io.plumbline.local.lab.event.LabStatement;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stream of observations that the engine judges, read beside it, with the statements' names in the lab. */
final class SightingFeed implements AutoCloseable {

    private static final int SHORT_HASH = 12;

    private record Counted(StatementCounters counters, Object epoch) {}

    private final TopicLog<StatementObservation> observations;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Counted> last = new HashMap<>();
    private final Map<String, String> withoutPlan = new TreeMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    SightingFeed(TopicLog<StatementObservation> observations, List<LabStatement> statements) {
        this.observations = observations;
        statements.forEach(statement -> names.put(statement.sqlHash(), statement.name()));
    }

    /** Waits a moment for more, and returns what came. */
    List<Sighting> poll(Duration limit) {
        observations.poll(limit);
        return take();
    }

    /** Reads all that was published when this was called, and returns it. */
    List<Sighting> catchUp() {
        observations.readToEnd();
        return take();
    }

    private List<Sighting> take() {
        int known = sightings.size();
        observations.entries().forEach(entry -> sightings.add(sighting(entry)));
        observations.forget();
        return List.copyOf(sightings.subList(known, sightings.size()));
    }

    /** How many came so far. */
    int size() {
        return sightings.size();
    }

    List<Sighting> between(int from, int until) {
        return List.copyOf(sightings.subList(from, until));
    }

    List<Sighting> all() {
        return List.copyOf(sightings);
    }

    /** The statement's name in the lab; one that is not the lab's is named by its hash. */
    String nameOf(String sqlHash) {
        return names.computeIfAbsent(sqlHash, hash -> "other." + hash.substring(0, SHORT_HASH));
    }

    /** The lab's statements whose last observation had no plan, with the reason. */
    Map<String, String> withoutPlan() {
        return Map.copyOf(withoutPlan);
    }

    private Sighting sighting(LogEntry<StatementObservation> entry) {
        StatementObservation observation = entry.value();
        String name = nameOf(observation.getSqlHash());
        CapturedPlan plan = observation.getPlan();
        if (plan != null) {
            withoutPlan.remove(name);
        } else if (!name.startsWith("other.")) {
            withoutPlan.put(name, String.valueOf(observation.getNoPlanReason()));
        }
        Calls calls = calls(observation);
        return new Sighting(
                name,
                observation.getObservedAt(),
                hash(plan),
                plan == null ? Double.NaN : plan.getCost().getTotalCost(),
                plan == null ? Double.NaN : plan.getCost().getRowsOut(),
                calls.count(),
                calls.count() == 0 ? Double.NaN : calls.micros() / calls.count(),
                entry.partition(),
                entry.offset());
    }

    private static @Nullable String hash(@Nullable CapturedPlan plan) {
        return plan == null ? null : plan.getPlanHash().intern();
    }

    private record Calls(long count, double micros) {}

    private Calls calls(StatementObservation observation) {
        StatementCounters now = observation.getCounters();
        Counted before = last.put(observation.getEntryId(), new Counted(now, observation.getEpoch()));
        if (before == null || !before.epoch().equals(observation.getEpoch())) {
            return new Calls(0, 0);
        }
        long count = now.getCalls() - before.counters().getCalls();
        double micros = now.getTotalTimeMicros() - before.counters().getTotalTimeMicros();
        return count > 0 && micros >= 0 ? new Calls(count, micros) : new Calls(0, 0);
    }

    @Override
    public void close() {
        observations.close();
    }
}
