package io.plumbline.model.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels of plans and of work at one observation after the other: B, W, P, and - where nothing is said. */
final class TransitionsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final VerdictOptions OPTIONS =
            new VerdictOptions(2, 2, 5, Duration.ofSeconds(60), Duration.ofDays(7), Duration.ZERO, Duration.ZERO);

    private final Transitions transitions = new Transitions(OPTIONS);

    @ParameterizedTest
    @CsvSource({
        // both are over, work one observation later: one fall
        "BBBPPP, WWWWPP, PBBBBP",
        // both are over, plans one observation later
        "BBBBPP, WWWPPP, PBBBBP",
        // plans are good again, and calls still take longer: that is to be said
        "BBBPPPPP, WWWWWWPP, PBBBWWWP",
        // one series that goes down by steps falls to the one it ends at
        "BBWPP, -----, PBBBP",
        "BBWWPP, ------, PBBWWP",
        // what is not shown is waited for
        "BBWPWW, ------, PBBBWW",
        "BBPPPP, --PWPP, PBBBPP"
    })
    void theLevelFallsToWhatTheObservationShows(String plans, String work, String expected) {
        InstanceState state = InstanceState.unseen("primary");
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < plans.length(); i++) {
            state = transitions
                    .move(state, observed(i, plans.charAt(i), work.charAt(i)))
                    .state();
            levels.append(state.level().name().charAt(0));
        }
        assertThat(levels.toString()).isEqualTo(expected);
    }

    @Test
    void whateverIsObservedAFallIsShownByItsObservationAndWhatIsQuietPasses() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            InstanceState state = InstanceState.unseen("primary");
            for (int i = 0; i < 200; i++) {
                InstanceState before = state;
                state = transitions
                        .move(state, observed(i, "BWP-".charAt(random.nextInt(4)), "BWP-".charAt(random.nextInt(4))))
                        .state();
                if (!state.level().isAtLeast(before.level())) {
                    assertThat(state.observedLevel()).as("seed %d", seed).isEqualTo(state.level());
                }
            }
            for (int i = 200; i < 202; i++) {
                state = transitions.move(state, observed(i, 'P', 'P')).state();
            }
            assertThat(state.level()).as("seed %d", seed).isEqualTo(Level.PASS);
        }
    }

    private static Transitions.Observed observed(int at, char plans, char work) {
        return new Transitions.Observed(START.plusSeconds(at), false, null, judged(plans), judged(work));
    }

    private static Track.@Nullable Judged judged(char letter) {
        return switch (letter) {
            case 'B' -> new Track.Judged(Level.BLOCK, Map.of(RuleName.COST_MULTIPLIER, 1));
            case 'W' -> new Track.Judged(Level.WARN, Map.of(RuleName.COST_MULTIPLIER, 1));
            case 'P' -> new Track.Judged(Level.PASS, Map.of());
            default -> null;
        };
    }
}
