package io.plumbline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SharedStack.class)
final class WholeStackIT {
    private static final long FOUR_GIBIBYTES = 4L * 1024 * 1024 * 1024;

    @Test
    void everyTopicOfTheProductExists(LocalStack stack) throws Exception {
        try (Admin admin = stack.kafka().admin()) {
            Set<String> expected = Stream.of(ProductTopic.values())
                    .map(ProductTopic::topicName)
                    .collect(Collectors.toSet());
            assertThat(admin.listTopics().names().get()).containsAll(expected);
        }
    }

    @Test
    void theRegistryKeepsIdsAndCompatibilityOverSigkill(LocalStack stack) {
        Subjects subjects = new Subjects(stack.registry().url());
        ProductTopic topic = ProductTopic.VERDICTS;
        int id = subjects.register(topic.subject(), topic.valueSchema());
        stack.registry().kill();
        stack.registry().start();
        assertThat(subjects.register(topic.subject(), topic.valueSchema())).isEqualTo(id);
        assertThat(subjects.byId(id)).isEqualTo(topic.valueSchema());
        assertThat(subjects.compatibility(topic.subject())).isEqualTo("FULL_TRANSITIVE");
    }

    @ParameterizedTest
    @EnumSource(ProductTopic.class)
    void theRegistryItselfTakesEveryVersionOfASchemaInTurnAndNoRequiredField(ProductTopic topic, LocalStack stack)
            throws IOException {
        Subjects subjects = new Subjects(stack.registry().url());
        String subject = "history-of-" + topic.subject();
        for (Schema version : versionsOf(topic.valueSchema().getName())) {
            assertThat(subjects.register(subject, version)).isPositive();
        }
        assertThatThrownBy(() -> subjects.register(subject, withRequiredField(topic.valueSchema())))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("the schema of " + subject + " is not compatible");
    }

    @Test
    void theWholeStackUsesLessThanFourGibibytes(LocalStack stack) {
        long total = 0;
        for (RunningProcess process : RunningProcess.allLatestFirst(stack.folder())) {
            System.out.printf("%-20s %5d MiB%n", process.name(), process.residentBytes() >> 20);
            total += process.residentBytes();
        }
        System.out.printf("%-20s %5d MiB%n", "total", total >> 20);
        assertThat(total).isPositive().isLessThan(FOUR_GIBIBYTES);
    }

    private static List<Schema> versionsOf(String name) throws IOException {
        Path history = Installation.current().home().resolve("avro-schemas/history");
        List<Schema> versions = new ArrayList<>();
        Path next = history.resolve(name + ".v1.avsc");
        while (Files.exists(next)) {
            versions.add(new Schema.Parser().parse(Files.readString(next)));
            next = history.resolve(name + ".v" + (versions.size() + 1) + ".avsc");
        }
        assertThat(versions).isNotEmpty();
        return versions;
    }

    private static Schema withRequiredField(Schema schema) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode tree = json.readTree(schema.toString());
        ((ArrayNode) tree.path("fields"))
                .addObject()
                .put("name", "required_later")
                .put("type", "string");
        return new Schema.Parser().parse(tree.toString());
    }
}
