package io.plumbline.model.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When there is something to say again. */
final class ExplainedTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Explained LAST = new Explained(1, 1, NOON);

    private static Explained after(int digest, int loud, long seconds) {
        return new Explained(digest, loud, NOON.plusSeconds(seconds));
    }

    @Test
    void theSameIsSaidOnceInAnInterval() {
        assertThat(LAST.isFollowedBy(after(1, 1, 599), EVERY)).isFalse();
        assertThat(LAST.isFollowedBy(after(1, 1, 600), EVERY)).isTrue();
    }

    @Test
    void whatPeopleWaitForIsSaidAtOnce() {
        assertThat(LAST.isFollowedBy(after(2, 2, 0), EVERY)).isTrue();
    }

    @Test
    void whyRulesAreSilentIsNewsOnceInTwoMinutes() {
        assertThat(LAST.isFollowedBy(after(2, 1, 119), EVERY)).isFalse();
        assertThat(LAST.isFollowedBy(after(2, 1, 120), EVERY)).isTrue();
    }

    @Test
    void anIntervalThatIsShorterGoesForEverything() {
        assertThat(LAST.isFollowedBy(after(2, 1, 30), Duration.ofSeconds(30))).isTrue();
        assertThat(LAST.isFollowedBy(after(1, 1, 0), Duration.ZERO)).isTrue();
    }
}
