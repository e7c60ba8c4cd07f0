package io.plumbline.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds random rules to an oracle that goes through the days with java.time alone. */
final class RecurringWindowOracleTest {

    private static final StatementKey KEY = new StatementKey("c", "d", "n", "a".repeat(32));
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "UTC");

    /** A rule and the days it names. */
    record Rule(String text, Predicate<LocalDate> names) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aMomentIsWithinWhenAnOccurrenceBeganAtMostItsLengthAgo(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            ZonedDateTime start = ZonedDateTime.of(
                    LocalDate.of(2003 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    zone);
            Duration length = Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 300 : 4_000));
            Rule rule = rule(random, start.toLocalDate());
            MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(window(rule.text(), start, length)));
            for (int look = 0; look < 60; look++) {
                Instant at = moment(random, start, rule);
                assertThat(calendar.windowOver(KEY, at).isPresent())
                        .as("seed %d: %s from %s for %s at %s", seed, rule.text(), start, length, at)
                        .isEqualTo(isWithin(rule, start, length, at));
            }
        }
    }

    /** Half of them near a start, where it matters. */
    private static Instant moment(Random random, ZonedDateTime start, Rule rule) {
        Instant any = start.toInstant().plusSeconds(random.nextInt(3 * 365 * 86_400) - 86_400L);
        LocalDate day = any.atZone(start.getZone()).toLocalDate();
        for (int ahead = 0; ahead < 40 && random.nextInt(50) > 0; ahead++) {
            if (rule.names().test(day.plusDays(ahead))) {
                return ZonedDateTime.ofLocal(day.plusDays(ahead).atTime(start.toLocalTime()), start.getZone(), null)
                        .toInstant()
                        .plusSeconds(random.nextInt(36_000) - 18_000L);
            }
        }
        return any;
    }

    private static boolean isWithin(Rule rule, ZonedDateTime start, Duration length, Instant at) {
        LocalDate last = at.atZone(start.getZone()).toLocalDate().plusDays(1);
        for (LocalDate day = last.minusDays(6); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begins = ZonedDateTime.ofLocal(day.atTime(start.toLocalTime()), start.getZone(), null)
                    .toInstant();
            if (rule.names().test(day)
                    && !begins.isBefore(start.toInstant())
                    && !at.isBefore(begins)
                    && at.isBefore(begins.plus(length))) {
                return true;
            }
        }
        return false;
    }

    private static Rule rule(Random random, LocalDate start) {
        int every = 1 + random.nextInt(4);
        DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
        String by = weekday.name().substring(0, 2);
        int monthDay = 1 + random.nextInt(31);
        return switch (random.nextInt(5)) {
            case 0 -> new Rule("FREQ=DAILY;INTERVAL=" + every, day -> ChronoUnit.DAYS.between(start, day) % every == 0);
            case 1 -> new Rule("FREQ=WEEKLY;BYDAY=" + by, day -> day.getDayOfWeek() == weekday);
            case 2 ->
                new Rule(
                        "FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%d".formatted(every, monthDay),
                        day -> day.getDayOfMonth() == monthDay
                                && ChronoUnit.MONTHS.between(start.withDayOfMonth(1), day.withDayOfMonth(1)) % every
                                        == 0);
            case 3 ->
                new Rule(
                        "FREQ=MONTHLY;BYDAY=-1" + by,
                        day -> day.getDayOfWeek() == weekday && day.plusWeeks(1).getMonth() != day.getMonth());
            default ->
                new Rule(
                        "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
                        day -> day.getDayOfWeek() == DayOfWeek.SUNDAY
                                && (day.getMonthValue() == 3 || day.getMonthValue() == 10)
                                && day.plusWeeks(1).getMonth() != day.getMonth());
        };
    }

    private static MaintenanceWindow window(String rule, ZonedDateTime start, Duration length) {
        return new MaintenanceWindow(
                "w",
                Scope.ofCluster("c"),
                start.toInstant(),
                start.toInstant().plus(length),
                new Recurrence(rule, start.getZone().getId()),
                "test");
    }
}
