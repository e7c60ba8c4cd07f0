package io.plumbline.local.demo;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.topics.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Waits until a number of polls after a moment have been judged: for every statement of the shop that many observations
 * with a plan, made after the moment by the server's clock, lie below the job's checkpointed offsets.
 */
final class JudgedPolls {

    private static final Duration STEP = Duration.ofMillis(200);

    private final Scene scene;
    private final Duration limit;

    JudgedPolls(Scene scene, Duration limit) {
        this.scene = scene;
        this.limit = limit;
    }

    /** Returns when {@code polls} polls after {@code moment} have been judged. */
    void await(int polls, Instant moment) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<Map<Integer, Long>> ends = Optional.empty();
        while (ends.isEmpty() || !scene.jobProgress().hasJudged(ends.get())) {
            if (System.nanoTime() - deadline > 0) {
                throw new InfrastructureException(problem(polls, moment, ends.isPresent()));
            }
            scene.check();
            scene.observations().poll(STEP);
            if (ends.isEmpty()) {
                ends = endOffsets(polls, moment);
            }
        }
    }

    private Optional<Map<Integer, Long>> endOffsets(int polls, Instant moment) {
        Map<String, Integer> missing = missing(polls);
        Map<Integer, Long> ends = new HashMap<>();
        for (LogEntry<StatementObservation> entry : scene.observations().entries()) {
            if (counts(entry.value(), moment)
                    && missing.getOrDefault(entry.value().getSqlHash(), 0) > 0) {
                missing.merge(entry.value().getSqlHash(), -1, Integer::sum);
                ends.merge(entry.partition(), entry.offset() + 1, Math::max);
            }
        }
        return missing.values().stream().allMatch(left -> left == 0) ? Optional.of(ends) : Optional.empty();
    }

    private boolean counts(StatementObservation observation, Instant moment) {
        return scene.isHere(observation.getCluster())
                && observation.getPlan() != null
                && observation.getObservedAt().isAfter(moment);
    }

    private Map<String, Integer> missing(int polls) {
        Map<String, Integer> missing = new TreeMap<>();
        Set<String> hashes = scene.statements().hashes();
        hashes.forEach(hash -> missing.put(hash, polls));
        return missing;
    }

    private String problem(int polls, Instant moment, boolean observed) {
        if (observed) {
            return "the job did not judge within " + limit.toSeconds() + " s what was observed after " + moment;
        }
        Map<String, Long> seen = new TreeMap<>();
        scene.statements().hashes().forEach(hash -> seen.put(hash, 0L));
        scene.observations().entries().stream()
                .filter(entry -> counts(entry.value(), moment))
                .forEach(entry -> seen.computeIfPresent(entry.value().getSqlHash(), (hash, count) -> count + 1));
        return "not every statement of the shop was observed " + polls + " times with a plan within "
                + limit.toSeconds() + " s; observations by sql_hash: " + seen + " of "
                + scene.observations().entries().size() + " in all";
    }
}
