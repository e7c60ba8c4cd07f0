package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.demo.shop.ShopStatement;
import io.plumbline.local.topics.LogEntry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs SQL that changes one statement's plan and waits for the one verdict that must follow, and for no other. */
final class IndexChange {

    private static final ShopStatement STATEMENT = ShopStatement.ORDERS_OF_CUSTOMER;

    /** So that a late verdict is reported with its delay and not as a missing one. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final int POLLS_AFTERWARDS = 2;

    private final String name;
    private final VerdictLevel expected;
    private final BiFunction<Scene, Verdict, List<String>> exhibits;

    IndexChange(String name, VerdictLevel expected, BiFunction<Scene, Verdict, List<String>> exhibits) {
        this.name = name;
        this.expected = expected;
        this.exhibits = exhibits;
    }

    StepReport play(Scene scene, String sql) throws SQLException {
        scene.verdicts().readToEnd();
        AwaitedVerdict awaited = new AwaitedVerdict(
                STATEMENT, expected, scene.verdicts().entries().size());
        long changedAtNanos = run(scene, sql);
        Instant changedAt = scene.serverTime();
        Optional<LogEntry<Verdict>> came = awaited.await(scene, PATIENCE);
        if (came.isEmpty()) {
            return StepReport.failed(
                    name,
                    "no " + expected + " verdict on " + STATEMENT + " within " + PATIENCE.toSeconds() + " s",
                    Alarms.in(scene, scene.verdicts().after(awaited.known())));
        }
        Duration delay = Duration.ofNanos(came.get().readAtNanos() - changedAtNanos);
        List<String> surprises = surprises(scene, awaited, changedAt);
        return report(scene, came.get().value(), delay, surprises);
    }

    /**
     * Returns the moment before the last statement was sent: its commit, and so the other plan, came at most its own
     * running time later, so a delay counted from here is never too short when that statement is brief. An index that
     * is built counts from its end: only then is there another plan.
     */
    private static long run(Scene scene, String sql) throws SQLException {
        long before = System.nanoTime();
        scene.execute(sql);
        return sql.contains("INDEX") && !sql.startsWith("DROP") ? System.nanoTime() : before;
    }

    private List<String> surprises(Scene scene, AwaitedVerdict awaited, Instant changedAt) {
        new JudgedPolls(scene, PATIENCE).await(POLLS_AFTERWARDS, changedAt);
        scene.verdicts().readToEnd();
        List<Verdict> verdicts = scene.verdicts().after(awaited.known()).stream()
                .map(LogEntry::value)
                .toList();
        List<String> surprises = new ArrayList<>();
        boolean seen = false;
        for (Verdict verdict : verdicts) {
            if (awaited.matches(scene, verdict) && !seen) {
                seen = true;
            } else {
                surprises.add("unexpected: " + Alarms.line(scene, verdict));
            }
        }
        return surprises;
    }

    private StepReport report(Scene scene, Verdict verdict, Duration delay, List<String> surprises) {
        boolean inTime = delay.compareTo(scene.options().verdictWithin()) <= 0;
        List<String> shown = new ArrayList<>(exhibits.apply(scene, verdict));
        shown.addAll(surprises);
        String detail = expected + " on " + STATEMENT + (inTime ? "" : ", later than promised")
                + (surprises.isEmpty() ? "" : ", and " + surprises.size() + " verdicts that must not come");
        return new StepReport(name, inTime && surprises.isEmpty(), detail, Optional.of(delay), shown);
    }
}
