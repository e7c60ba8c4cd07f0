package io.plumbline.local.demo;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prepares the scene and tells the story on it. */
public final class Demo {

    private final DemoOptions options;
    private final DemoListener listener;

    public Demo(DemoOptions options, DemoListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /**
     * Runs everything; the stack runs on afterwards.
     *
     * @throws InfrastructureException when a process, a port or a server fails
     */
    public DemoReport run(Installation installation) {
        long startedAt = System.nanoTime();
        try (MemoryWatch memory = MemoryWatch.start(options.folder());
                Scenes scenes = new Preparation(options, listener).prepare(installation)) {
            List<StepReport> reports = tell(scenes.all());
            return new DemoReport(
                    reports,
                    options.verdictWithin(),
                    Duration.ofNanos(System.nanoTime() - startedAt),
                    memory.peakBytes());
        } catch (SQLException refused) {
            throw new InfrastructureException("the shop's server refused: " + refused.getMessage(), refused);
        }
    }

    private List<StepReport> tell(List<Scene> scenes) throws SQLException {
        List<StepReport> reports = new ArrayList<>();
        for (Scene scene : scenes) {
            for (Step step : Story.steps(scene.shop())) {
                listener.progress(step.announcement());
                StepReport played = step.play(scene);
                StepReport report =
                        scenes.size() == 1 ? played : played.of(scene.shop().engine());
                listener.finished(report);
                reports.add(report);
                if (!report.asExpected()) {
                    return reports;
                }
            }
        }
        return reports;
    }
}
