package io.plumbline.model.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.plans.ChangeCap.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeCapTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private final ChangeCap cap = new ChangeCap(10, 40);
    private @Nullable HeldChanges held;

    @Test
    void aFullHistoryTakesNoMoreUntilADayAfterItsFirstChange() {
        assertThat(admitted(12, START)).isEqualTo(10);
        assertThat(admitted(5, START.plus(Duration.ofDays(1)).minusNanos(1))).isZero();
        assertThat(admitted(20, START.plus(Duration.ofDays(1)))).isEqualTo(6);
        assertThat(admitted(20, START.plus(Duration.ofHours(47)))).isZero();
        assertThat(admitted(20, START.plus(Duration.ofDays(2)))).isEqualTo(6);
    }

    @Test
    void aHistoryWithinItsReservedPartLosesNothing() {
        assertThat(admitted(4, START)).isEqualTo(4);
        Admission next = cap.admit(held, START.plus(Duration.ofDays(30)));

        assertThat(next).isEqualTo(new Admission(new HeldChanges(5, START.plus(Duration.ofDays(30))), true, false));
    }

    @Test
    void trimsComeAtWholeDaysSinceTheFirstChangeHoweverLateTheyAreNoticed() {
        admitted(10, START);
        Admission next = cap.admit(held, START.plus(Duration.ofDays(3).plusHours(5)));

        assertThat(next).isEqualTo(new Admission(new HeldChanges(5, START.plus(Duration.ofDays(3))), true, true));
    }

    @Test
    void aChangeFromBeforeTheLastTrimCountsAsOneOfToday() {
        admitted(10, START);
        admitted(1, START.plus(Duration.ofDays(1)));
        Admission late = cap.admit(held, START.minus(Duration.ofDays(9)));

        assertThat(late).isEqualTo(new Admission(new HeldChanges(6, START.plus(Duration.ofDays(1))), true, false));
    }

    /** Holds the numbers to a history that keeps its records and deletes the oldest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theNumbersAreThoseOfAHistoryThatKeepsItsRecords(long seed) {
        Random random = new Random(seed);
        Deque<Instant> records = new ArrayDeque<>();
        Instant trimAt = START.plus(ChangeCap.TRIM_EVERY);
        Instant now = START;
        for (int change = 0; change < 5_000; change++) {
            while (!now.isBefore(trimAt)) {
                while (records.size() > 4) {
                    records.removeFirst();
                }
                trimAt = trimAt.plus(ChangeCap.TRIM_EVERY);
            }
            boolean room = records.size() < 10;
            if (room) {
                records.addLast(now);
            }
            Admission admission = cap.admit(held, now);
            assertThat(admission.admitted())
                    .as("seed %d, change %d", seed, change)
                    .isEqualTo(room);
            assertThat(admission.after().held()).isEqualTo(records.size());
            held = admission.after();
            now = now.plusSeconds(random.nextInt(random.nextInt(20) == 0 ? 400_000 : 10_000));
        }
    }

    @Test
    void impossibleCapsAreNamed() {
        assertThatThrownBy(() -> new ChangeCap(0, 50)).hasMessage("capacity must be from 1 to 1000000000, was 0");
        assertThatThrownBy(() -> new ChangeCap(1, 100)).hasMessage("reservedPercent must be from 0 to 99, was 100");
        assertThat(PlanHistoryOptions.defaults().ofStatement()).isEqualTo(new ChangeCap(200, 50));
        assertThat(PlanHistoryOptions.defaults().ofTask()).isEqualTo(new ChangeCap(100_000, 50));
    }

    private int admitted(int changes, Instant at) {
        int admitted = 0;
        for (int i = 0; i < changes; i++) {
            Admission admission = cap.admit(held, at);
            held = admission.after();
            admitted += admission.admitted() ? 1 : 0;
        }
        return admitted;
    }
}
