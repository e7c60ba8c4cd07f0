package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.options.TimeSettings;
import io.plumbline.job.testing.Raw;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class WatermarksTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TimeSettings MINUTES = new TimeSettings(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final TimestampAssigner<RawRecord> timestamps = Watermarks.of(MINUTES, Clock.fixed(NOW, ZoneOffset.UTC))
            .createTimestampAssigner(UnregisteredMetricsGroup::new);

    @Test
    void aRecordHasTheTimeOfKafka() {
        assertThat(timeOf(NOW)).isEqualTo(NOW);
        assertThat(timeOf(NOW.minus(Duration.ofDays(7)))).isEqualTo(NOW.minus(Duration.ofDays(7)));
    }

    @Test
    void aRecordFromTheFutureHasTheTasks() {
        assertThat(timeOf(NOW.plusMillis(1))).isEqualTo(NOW);
        assertThat(timeOf(NOW.plus(Duration.ofDays(3_650)))).isEqualTo(NOW);
    }

    private Instant timeOf(Instant written) {
        RawRecord record = Raw.record("plumbline.observations", written.toEpochMilli(), "key", new byte[0]);
        return Instant.ofEpochMilli(timestamps.extractTimestamp(record, Long.MIN_VALUE));
    }
}
