package io.plumbline.model.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.rules.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HysteresisTest {

    private static final VerdictOptions OPTIONS =
            new VerdictOptions(2, 3, 5, Duration.ofSeconds(60), Duration.ofDays(7), Duration.ZERO, Duration.ZERO);

    private static final List<Level> LEVELS = List.of(Level.PASS, Level.WARN, Level.BLOCK);

    @ParameterizedTest
    @CsvSource({
        "W,            P",
        "WW,           PW",
        "WB,           PW",
        "BW,           PW",
        "BB,           PB",
        "WBB,          PWB",
        "BBPP,         PBBB",
        "BBPPP,        PBBBP",
        "BBWPW,        PBBBW",
        "BBWWPPP,      PBBBWWP",
        "BBPPBPPP,     PBBBBBBP",
        "BPBPBPBP,     PPPPPPPP"
    })
    void aLevelRisesAndFallsAfterItsRuns(String observed, String expected) {
        assertThat(run(observed)).isEqualTo(expected);
    }

    @Test
    void theLevelInForceIsBackedByARunOfThatLength() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<Level> observed = new ArrayList<>();
            Hysteresis hysteresis = new Hysteresis(OPTIONS);
            Streaks streaks = Streaks.NONE;
            Level level = Level.PASS;
            for (int i = 0; i < 200; i++) {
                observed.add(LEVELS.get(random.nextInt(3)));
                streaks = hysteresis.count(streaks, observed.get(i));
                Level next = hysteresis.level(level, streaks);
                if (next.compareTo(level) > 0) {
                    assertThat(observed.subList(i - 1, i + 1))
                            .as("seed %d", seed)
                            .allMatch(each -> each.isAtLeast(next));
                } else if (next.compareTo(level) < 0) {
                    Level left = LEVELS.get(LEVELS.indexOf(next) + 1);
                    assertThat(observed.subList(i - 2, i + 1))
                            .as("seed %d", seed)
                            .noneMatch(each -> each.isAtLeast(left));
                }
                level = next;
            }
        }
    }

    private static String run(String observed) {
        Hysteresis hysteresis = new Hysteresis(OPTIONS);
        Streaks streaks = Streaks.NONE;
        Level level = Level.PASS;
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < observed.length(); i++) {
            streaks = hysteresis.count(streaks, of(observed.charAt(i)));
            level = hysteresis.level(level, streaks);
            levels.append(level.name().charAt(0));
        }
        return levels.toString();
    }

    private static Level of(char letter) {
        return switch (letter) {
            case 'B' -> Level.BLOCK;
            case 'W' -> Level.WARN;
            default -> Level.PASS;
        };
    }
}
