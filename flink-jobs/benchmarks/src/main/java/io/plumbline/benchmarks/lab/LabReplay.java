package io.plumbline.benchmarks.lab;

import io.plumbline.job.options.Arguments;
import io.plumbline.job.options.JobSettings;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.job.options.WrongOptionsException;
import io.plumbline.model.verdicts.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * Sends what {@code ./plumbline lab --record DIR} wrote through this build's engine, and scores what it says as the lab
 * does, beside what was said when it was recorded. Arguments: the folder, then options of the job as the job takes them.
 */
public final class LabReplay {

    /** Of the local cluster's job. */
    private static final int TASKS = 2;

    private LabReplay() {}

    /** Prints the table of events, the false alarms and the sums. */
    public static void main(String[] arguments) throws IOException, WrongOptionsException {
        LabRecording recorded = new LabRecording(Path.of(arguments[0]));
        List<String> options = Arrays.asList(arguments).subList(1, arguments.length);
        new ReplayText(System.out)
                .print(recorded.events(), recorded.told(), replay(recorded, settings(recorded, options)));
    }

    private static MonitorSettings settings(LabRecording recorded, List<String> options)
            throws IOException, WrongOptionsException {
        Map<String, String> all = new HashMap<>(recorded.jobOptions());
        all.put("plumbline.kafka.bootstrap-servers", "none");
        all.put("plumbline.registry.url", "http://none");
        all.put("pipeline.max-parallelism", "128");
        return JobSettings.read(Arguments.over(Configuration.fromMap(all), options))
                .monitor();
    }

    private static List<Told> replay(LabRecording recorded, MonitorSettings settings) throws IOException {
        ReplayedJob job = new ReplayedJob(settings, TASKS);
        List<Told> told = new ArrayList<>();
        recorded.observations((observation, ddl) -> {
            ddl.forEach(job::remember);
            job.observe(observation).forEach(verdict -> told.add(told(recorded, verdict)));
        });
        return told;
    }

    private static Told told(LabRecording recorded, Verdict verdict) {
        return new Told(
                recorded.nameOf(verdict.key().sqlHash()),
                verdict.level().name(),
                verdict.cause().name(),
                verdict.observedAt(),
                verdict.summary());
    }
}
