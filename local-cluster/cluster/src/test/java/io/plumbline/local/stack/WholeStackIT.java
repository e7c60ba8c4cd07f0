package io.plumbline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.registry.Subjects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
}
