package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.demo.shop.ShopStatement;
import io.plumbline.local.topics.LogEntry;
import java.time.Duration;
import java.util.Optional;

/**
 * A verdict that must come.
 *
 * @param known how many verdicts the topic held before the change
 */
record AwaitedVerdict(ShopStatement statement, VerdictLevel level, int known) {

    private static final Duration STEP = Duration.ofMillis(50);

    /** Reads the topic until the verdict is there; empty when it does not come within the limit. */
    Optional<LogEntry<Verdict>> await(Scene scene, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<LogEntry<Verdict>> found = find(scene);
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            scene.check();
            scene.verdicts().poll(STEP);
            found = find(scene);
        }
        return found;
    }

    private Optional<LogEntry<Verdict>> find(Scene scene) {
        return scene.verdicts().after(known).stream()
                .filter(entry -> matches(scene, entry.value()))
                .findFirst();
    }

    boolean matches(Scene scene, Verdict verdict) {
        return verdict.getLevel() == level && concerns(scene, verdict);
    }

    private boolean concerns(Scene scene, Verdict verdict) {
        return scene.isHere(verdict.getCluster())
                && verdict.getSqlHash().equals(scene.statements().hashOf(statement));
    }
}
