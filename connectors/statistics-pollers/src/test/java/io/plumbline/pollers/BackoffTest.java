package io.plumbline.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    @Test
    void waitsDoubleUpToTheLongestAndStartAgainAfterASuccess() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(Stream.generate(backoff::failed).limit(5).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 5L, 5L);
        backoff.succeeded();
        assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theFirstWaitIsNoLongerThanTheLongest() {
        assertThat(new Backoff(Duration.ofSeconds(1), Duration.ofMillis(100)).failed())
                .isEqualTo(Duration.ofMillis(100));
    }
}
