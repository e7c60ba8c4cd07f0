package io.plumbline.pollers.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.records.PolledRecord;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class StatisticsSourceTaskTest {

    private final PollerMetrics metrics = new PollerMetrics();
    private final StatisticsSourceTask task = new StatisticsSourceTask(
            properties -> {
                throw new AssertionError("not started");
            },
            (settings, instance, counts, clock) -> {
                throw new AssertionError("not started");
            }) {};

    @Test
    void aRecordThatConnectGivesUpIsCountedAsDropped() {
        task.commitRecord(record(), null);
        task.commitRecord(record(), null);
        task.commitRecord(record(), new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0));
        assertThat(metrics.getDropped()).isEqualTo(2);
        assertThat(metrics.getAcknowledged()).isEqualTo(1);
    }

    @Test
    void theFirstOneOnlyIsToBeTold() {
        assertThat(record().dropped()).isTrue();
        assertThat(record().dropped()).isFalse();
    }

    private PolledRecord record() {
        return PolledRecord.tombstone(
                new PolledRecord.Origin(Map.of("instance", "primary"), metrics, System.nanoTime()),
                new PolledRecord.Target("t", "key", 0));
    }
}
