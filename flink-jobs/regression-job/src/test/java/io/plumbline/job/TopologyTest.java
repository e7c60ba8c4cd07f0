package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.job.options.JobSettings;
import io.plumbline.job.registry.ConfluentSchemaRegistry;
import io.plumbline.job.registry.RegistrySettings;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.state.Uids;
import io.plumbline.testkit.GoldenText;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

final class TopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");
    private static final Path UIDS = Path.of("src/test/resources/golden/uids.txt");

    @Test
    void theGraphIsAsListed() {
        GoldenText.assertMatches(GOLDEN, listing(graph(Map.of())));
    }

    /** No switch re-creates this list: a savepoint's state would be lost with the uid that leaves it. */
    @Test
    void theUidsAreThoseEverReleasedAndNewOnesAreAddedToTheirList() throws IOException {
        assertThat(graph(Map.of()).getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .as("add a new uid to %s, and never take one away", UIDS)
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(UIDS));
    }

    @Test
    void transactionsDoNotChangeTheGraph() {
        assertThat(listing(graph(Map.of("plumbline.sinks.delivery-guarantee", "EXACTLY_ONCE"))))
                .isEqualTo(listing(graph(Map.of())));
    }

    @Test
    void everyUidIsUsedAndEveryOperatorHasOne() throws IllegalAccessException {
        List<String> declared = new ArrayList<>();
        for (Field field : Uids.class.getFields()) {
            declared.add((String) field.get(null));
        }
        assertThat(graph(Map.of()).getStreamNodes().stream()
                        .map(StreamNode::getTransformationUID)
                        .map(uid -> uid.replaceAll("Sink Committer: |Sink Writer: ", "")))
                .doesNotContainNull()
                .containsAll(declared);
    }

    private static StreamGraph graph(Map<String, String> more) {
        Configuration configuration = TestSettings.configuration(more);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        JobSettings settings = TestSettings.of(more);
        RegistrySettings registrySettings = settings.registry();
        SchemaRegistryFactory registry = errors -> ConfluentSchemaRegistry.open(registrySettings, errors);
        KafkaEdges edges = new KafkaEdges(settings, registry);
        new RegressionTopology(edges.sources(), edges.sinks(), RegressionTopology.Settings.of(settings, registry))
                .build(environment);
        return environment.getStreamGraph();
    }

    private static String listing(StreamGraph graph) {
        List<String> lines = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes().stream()
                .sorted(Comparator.comparing(StreamNode::getTransformationUID))
                .toList()) {
            List<String> inputs = node.getInEdges().stream()
                    .map(edge -> graph.getSourceVertex(edge).getTransformationUID() + " "
                            + edge.getPartitioner().getClass().getSimpleName().replace("Partitioner", ""))
                    .sorted()
                    .toList();
            lines.add(node.getTransformationUID() + " | " + node.getOperatorName() + " | " + String.join(", ", inputs));
        }
        return String.join("\n", lines) + "\n";
    }
}
