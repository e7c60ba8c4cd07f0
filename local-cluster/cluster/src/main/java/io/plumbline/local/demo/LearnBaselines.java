package io.plumbline.local.demo;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.demo.shop.ShopStatement;
import io.plumbline.local.process.InfrastructureException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Waits until the job knows what is normal: a baseline of every statement, with enough samples for its rules. */
final class LearnBaselines implements Step {

    /** The job's default is 5 samples of a baseline; the first sample is the baseline's own. */
    private static final int POLLS = 7;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(200);

    @Override
    public String announcement() {
        return "learning what is normal: " + POLLS + " polls of " + ShopStatement.values().length + " statements";
    }

    @Override
    public StepReport play(Scene scene) {
        new JudgedPolls(scene, LIMIT).await(POLLS, Instant.EPOCH);
        Set<String> known = awaitBaselines(scene);
        scene.verdicts().readToEnd();
        // another engine's story may have been told before
        List<String> alarms = Alarms.in(
                scene,
                scene.verdicts().entries().stream()
                        .filter(entry -> scene.isHere(entry.value().getCluster()))
                        .toList());
        return alarms.isEmpty()
                ? StepReport.passed("baselines learned", known.size() + " statements, " + POLLS + " polls each")
                : StepReport.failed("baselines learned", "alarms while nothing had changed", alarms);
    }

    private static Set<String> awaitBaselines(Scene scene) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Set<String> known = new TreeSet<>();
        while (!known.containsAll(scene.statements().hashes())) {
            if (System.nanoTime() - deadline > 0) {
                throw new InfrastructureException("after " + LIMIT.toSeconds() + " s the baselines topic held only "
                        + known.size() + " of " + scene.statements().hashes().size() + " statements");
            }
            scene.check();
            known.addAll(scene.baselines().poll(STEP).stream()
                    .map(entry -> entry.value())
                    .filter(baseline -> scene.isHere(baseline.getCluster()))
                    .map(PlanBaseline::getSqlHash)
                    .filter(scene.statements().hashes()::contains)
                    .collect(Collectors.toSet()));
        }
        return known;
    }
}
