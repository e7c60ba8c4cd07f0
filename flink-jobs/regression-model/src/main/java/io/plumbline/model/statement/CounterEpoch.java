package io.plumbline.model.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The span in which cumulative counters may be subtracted; counters of different epochs never are. */
public record CounterEpoch(
        Instant serverStartedAt,
        @Nullable Instant statisticsResetAt,
        @Nullable Instant entrySinceAt) {

    /** MySQL tells its uptime in whole seconds, so two pollers take one start for two up to a second apart, and clocks are slewed. */
    private static final Duration SAME_START = Duration.ofSeconds(5);

    /** Whether both are one epoch: reset and entry to the instant, the server's start to {@code SAME_START}. */
    public boolean isSameAs(CounterEpoch other) {
        return Duration.between(serverStartedAt, other.serverStartedAt).abs().compareTo(SAME_START) < 0
                && Objects.equals(statisticsResetAt, other.statisticsResetAt)
                && Objects.equals(entrySinceAt, other.entrySinceAt);
    }
}
