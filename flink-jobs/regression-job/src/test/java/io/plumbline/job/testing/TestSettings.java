package io.plumbline.job.testing;

import io.plumbline.job.options.JobSettings;
import io.plumbline.job.options.WrongOptionsException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Settings as a user would give them. */
public final class TestSettings {

    private TestSettings() {}

    public static Configuration configuration(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "plumbline.kafka.bootstrap-servers", "127.0.0.1:9092",
                "plumbline.registry.url", "http://127.0.0.1:8081",
                "pipeline.max-parallelism", "128",
                "pipeline.generic-types", "false",
                "pipeline.auto-generate-uids", "false"));
        all.putAll(more);
        return Configuration.fromMap(all);
    }

    public static JobSettings of(Map<String, String> more) {
        try {
            return JobSettings.read(configuration(more));
        } catch (WrongOptionsException e) {
            throw new AssertionError(e);
        }
    }
}
