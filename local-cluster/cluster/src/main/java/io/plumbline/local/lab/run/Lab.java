package io.plumbline.local.lab.run;

import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Learns once, then plays the events one after the other and notes what the engine says to each. */
public final class Lab {

    private static final Duration LEARN_WITHIN = Duration.ofMinutes(5);
    private static final int FEWEST_ROUNDS = 1;

    private final LabOptions options;
    private final LabListener listener;

    public Lab(LabOptions options, LabListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /**
     * Runs everything; processes run on afterwards.
     *
     * @throws InfrastructureException when a process, a port or a server fails
     */
    public LabReport run(Installation installation) {
        long startedAt = System.nanoTime();
        try (LabScene scene = new LabStage(options, listener, new Catalogue()).prepare(installation)) {
            List<String> early = learn(scene);
            Map<String, String> withoutPlan = scene.feed().withoutPlan();
            List<EventResult> results = new ArrayList<>();
            for (LabEvent event : options.events()) {
                listener.progress(event.id() + ": " + event.says());
                EventResult result = new EventPlay(scene, event).play();
                listener.finished(result);
                results.add(result);
            }
            LabReport report = new LabReport(
                    options,
                    results,
                    early,
                    withoutPlan,
                    scene.workload().refused(),
                    scene.reviver().revived(),
                    Duration.ofNanos(System.nanoTime() - startedAt));
            options.record().ifPresent(folder -> record(folder, scene, report));
            return report;
        } catch (SQLException refused) {
            throw new InfrastructureException("the lab's server refused: " + refused.getMessage(), refused);
        }
    }

    private void record(Path folder, LabScene scene, LabReport report) {
        Recording.write(folder, scene.feed().all(), report, new Catalogue().statementsOf(options.events()));
        Subjects registry = new Subjects(scene.stack().registry().url());
        new RawRecording(scene.stack().kafka().bootstrapServers(), registry).write(folder);
        listener.progress("recorded in " + folder);
    }

    /** Returns the statements that were raised though nothing had happened. */
    private List<String> learn(LabScene scene) {
        listener.progress("learning what is normal: " + options.learnPolls() + " polls");
        scene.pumpUntil(() -> scene.workload().rounds() >= FEWEST_ROUNDS, Integer.MAX_VALUE, LEARN_WITHIN);
        scene.awaitJudged(options.learnPolls(), LEARN_WITHIN);
        if (!scene.workload().refused().isEmpty()) {
            throw new InfrastructureException("the server refused statements of the lab\n  - "
                    + String.join("\n  - ", scene.workload().refused()));
        }
        scene.feed().withoutPlan().forEach((name, reason) -> listener.progress("no plan of " + name + ": " + reason));
        List<String> early = new ArrayList<>(scene.verdicts().raised().keySet());
        early.forEach(name -> listener.progress("raised while learning: " + name));
        return early;
    }
}
