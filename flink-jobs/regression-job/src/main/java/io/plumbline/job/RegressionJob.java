package io.plumbline.job;

import io.plumbline.job.options.Arguments;
import io.plumbline.job.options.JobSettings;
import io.plumbline.job.registry.ConfluentSchemaRegistry;
import io.plumbline.job.registry.RegistrySettings;
import io.plumbline.job.registry.SchemaRegistryFactory;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point for {@code flink run}: gathers the parts, nothing else. */
public final class RegressionJob {

    private static final String NAME = "plumbline-regression-job";

    private RegressionJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration cluster =
                Configuration.fromMap(environment.getConfiguration().toMap());
        JobSettings settings = JobSettings.read(Arguments.over(cluster, List.of(arguments)));
        RegistrySettings registry = settings.registry();
        SchemaRegistryFactory open = errors -> ConfluentSchemaRegistry.open(registry, errors);
        KafkaEdges edges = new KafkaEdges(settings, open);
        new RegressionTopology(edges.sources(), edges.sinks(), RegressionTopology.Settings.of(settings, open))
                .build(environment);
        environment.execute(NAME);
    }
}
