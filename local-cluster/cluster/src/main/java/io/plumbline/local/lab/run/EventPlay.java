package io.plumbline.local.lab.run;

import io.plumbline.avro.v1.Evidence;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.lab.detect.Sighting;
import io.plumbline.local.lab.event.Expectation;
import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.topics.LogEntry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays one event: change, wait for what must come or must not, undo, settle. */
final class EventPlay {

    /** A benign event must bear so many judged polls in silence. */
    private static final int SILENT_POLLS = 6;

    private static final int POLLS_AFTER_VERDICT = 1;
    private static final int SETTLE_POLLS = 40;
    private static final int POLLS_BETWEEN_EVENTS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LabScene scene;
    private final Deeds deeds;
    private final LabEvent event;
    private final int knownVerdicts;
    private final int sightingsBefore;
    private final Set<String> raisedBefore;
    private Instant changedAt = Instant.EPOCH;
    private long changedAtNanos;

    EventPlay(LabScene scene, LabEvent event) {
        this.scene = scene;
        this.deeds = new Deeds(scene);
        this.event = event;
        scene.catchUp();
        scene.detectors().take();
        this.knownVerdicts = scene.verdicts().size();
        this.sightingsBefore = scene.feed().size();
        this.raisedBefore = scene.verdicts().raised().keySet();
    }

    EventResult play() throws SQLException {
        Instant startedAt = Instant.now();
        deeds.play(event.change());
        changedAt = Instant.now();
        changedAtNanos = System.nanoTime();
        scene.catchUp();
        observe();
        List<Shift> shifts = shifts();
        Map<String, Set<String>> alarmed = scene.detectors().take();
        Optional<SeenVerdict> decisive = decisive();
        Instant undoneAt = Instant.now();
        deeds.play(event.undo());
        settle();
        return new EventResult(
                event,
                new EventTimes(startedAt, changedAt, undoneAt, Instant.now()),
                verdicts(),
                decisive,
                outcomes(alarmed),
                shifts,
                unsettled());
    }

    private void observe() {
        if (event.isHarmful()) {
            scene.pumpUntil(() -> decisive().isPresent(), event.patiencePolls(), LIMIT);
            scene.pumpUntil(() -> false, POLLS_AFTER_VERDICT, LIMIT);
        } else {
            scene.awaitJudged(SILENT_POLLS, LIMIT);
        }
    }

    /** Waits until nothing is raised any more, and then for what the undoing itself may have stirred up. */
    private void settle() {
        scene.catchUp();
        boolean quiet = false;
        while (!quiet && scene.pumpUntil(() -> unsettled().isEmpty(), SETTLE_POLLS, LIMIT)) {
            scene.awaitJudged(POLLS_BETWEEN_EVENTS, LIMIT);
            quiet = unsettled().isEmpty();
        }
    }

    /** What this event raised and is raised still; what an earlier one left is not waited for again. */
    private Set<String> unsettled() {
        return scene.verdicts().raised().keySet().stream()
                .filter(statement -> !raisedBefore.contains(statement))
                .collect(Collectors.toSet());
    }

    /** The verdict that met the last expectation, when every one has been met. */
    private Optional<SeenVerdict> decisive() {
        List<LogEntry<Verdict>> came = scene.verdicts().after(knownVerdicts);
        LogEntry<Verdict> last = null;
        for (Expectation expectation : event.expectations()) {
            Optional<LogEntry<Verdict>> met = came.stream()
                    .filter(entry -> scene.verdicts().nameOf(entry.value()).equals(expectation.statement()))
                    .filter(entry -> expectation.isMetBy(entry.value()))
                    .findFirst();
            if (met.isEmpty()) {
                return Optional.empty();
            }
            last = last == null || met.get().readAtNanos() > last.readAtNanos() ? met.get() : last;
        }
        return Optional.ofNullable(last).map(this::seen);
    }

    private List<SeenVerdict> verdicts() {
        return scene.verdicts().after(knownVerdicts).stream().map(this::seen).toList();
    }

    private SeenVerdict seen(LogEntry<Verdict> entry) {
        Verdict verdict = entry.value();
        String statement = scene.verdicts().nameOf(verdict);
        long polls = scene.feed().between(sightingsBefore, scene.feed().size()).stream()
                .filter(each -> each.statement().equals(statement))
                .map(Sighting::observedAt)
                .filter(at -> at.isAfter(changedAt) && !at.isAfter(verdict.getObservedAt()))
                .distinct()
                .count();
        return new SeenVerdict(
                statement,
                verdict.getLevel(),
                verdict.getCause(),
                (int) polls,
                Duration.ofNanos(Math.max(0, entry.readAtNanos() - changedAtNanos)),
                verdict.getEvidence().stream().map(Evidence::getRule).distinct().toList(),
                verdict.getSummary());
    }

    private List<Shift> shifts() {
        List<Sighting> before = scene.feed().between(0, sightingsBefore);
        List<Sighting> during = scene
                .feed()
                .between(sightingsBefore, scene.feed().size())
                .stream()
                .filter(sighting -> sighting.observedAt().isAfter(changedAt))
                .toList();
        return event.statements().stream()
                .map(statement -> Shift.of(statement.name(), before, during))
                .toList();
    }

    private Map<String, DetectorOutcome> outcomes(Map<String, Set<String>> alarmed) {
        Map<String, DetectorOutcome> outcomes = new LinkedHashMap<>();
        alarmed.keySet().forEach(name -> outcomes.put(name, outcome(Objects.requireNonNull(alarmed.get(name)))));
        return outcomes;
    }

    private DetectorOutcome outcome(Set<String> statements) {
        return new DetectorOutcome(
                statements.stream().anyMatch(event::concerns),
                statements.stream()
                        .filter(statement -> !event.concerns(statement))
                        .collect(Collectors.toSet()));
    }
}
