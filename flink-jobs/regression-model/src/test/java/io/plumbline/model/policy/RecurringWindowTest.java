package io.plumbline.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RecurringWindowTest {

    private static final StatementKey KEY = new StatementKey("c", "d", "n", "a".repeat(32));
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    /** A zone's change of its clocks, and where an occurrence of that night lies. */
    @ParameterizedTest
    @CsvSource({
        // 02:00 for 2 h every night
        "Europe/Berlin, 2, 0, 120, 2026-03-28T01:00:00Z, 2026-03-28T03:00:00Z",
        "Europe/Berlin, 2, 0, 120, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z",
        "Europe/Berlin, 2, 0, 120, 2026-03-30T00:00:00Z, 2026-03-30T02:00:00Z",
        "Europe/Berlin, 2, 0, 120, 2026-10-24T00:00:00Z, 2026-10-24T02:00:00Z",
        "Europe/Berlin, 2, 0, 120, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
        "Europe/Berlin, 2, 0, 120, 2026-10-26T01:00:00Z, 2026-10-26T03:00:00Z",
        // 02:30 is skipped and becomes 03:30
        "Europe/Berlin, 2, 30, 30, 2026-03-29T01:30:00Z, 2026-03-29T02:00:00Z",
        // 02:30 comes twice: the first
        "Europe/Berlin, 2, 30, 30, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
        // one that has begun goes on over the change
        "Europe/Berlin, 1, 0, 120, 2026-03-29T00:00:00Z, 2026-03-29T02:00:00Z",
        "America/New_York, 2, 0, 60, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
        // clocks that change by half an hour
        "Australia/Lord_Howe, 2, 15, 60, 2026-10-03T15:45:00Z, 2026-10-03T16:45:00Z",
        "Australia/Lord_Howe, 1, 45, 60, 2026-04-04T14:45:00Z, 2026-04-04T15:45:00Z",
        "UTC, 2, 0, 120, 2026-03-29T02:00:00Z, 2026-03-29T04:00:00Z"
    })
    void anOccurrenceStartsAtItsLocalTimeAndLastsItsElapsedTime(
            String zone, int hour, int minute, int minutes, Instant from, Instant to) {
        MaintenanceCalendar calendar = MaintenanceCalendar.of(
                List.of(window("FREQ=DAILY;BYHOUR=%d;BYMINUTE=%d".formatted(hour, minute), zone, minutes)));

        assertThat(covers(calendar, from.minusNanos(1))).isFalse();
        assertThat(covers(calendar, from)).isTrue();
        assertThat(covers(calendar, to.minusNanos(1))).isTrue();
        assertThat(covers(calendar, to)).isFalse();
    }

    @Test
    void aDayThatAZoneSkippedIsTheNextOne() {
        Instant start = Instant.parse("2011-12-01T12:00:00Z");
        MaintenanceCalendar calendar =
                MaintenanceCalendar.of(List.of(window("FREQ=DAILY;BYHOUR=2;BYMINUTE=0", "Pacific/Apia", 120, start)));

        assertThat(covers(calendar, Instant.parse("2011-12-29T12:00:00Z"))).isTrue();
        assertThat(covers(calendar, Instant.parse("2011-12-30T12:00:00Z"))).isTrue();
        assertThat(covers(calendar, Instant.parse("2011-12-30T14:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=SU;BYHOUR=3 | 2026-01-04T03:00:00Z | 2026-01-05T03:00:00Z",
                "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22 | 2026-01-30T22:00:00Z | 2026-01-23T22:00:00Z",
                "FREQ=MONTHLY;BYMONTHDAY=31 | 2026-03-31T00:00:00Z | 2026-02-28T00:00:00Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29T00:30:00Z | 2027-03-01T00:30:00Z",
                "FREQ=DAILY;INTERVAL=3 | 2026-01-04T00:00:00Z | 2026-01-03T00:00:00Z",
                "FREQ=DAILY;COUNT=3 | 2026-01-03T00:00:00Z | 2026-01-04T00:00:00Z",
                "FREQ=DAILY;UNTIL=20260103T000000Z | 2026-01-03T00:00:00Z | 2026-01-04T00:00:00Z",
                "FREQ=DAILY;BYHOUR=0,12;UNTIL=20260103T110000 | 2026-01-03T00:00:00Z | 2026-01-03T12:00:00Z",
                "FREQ=DAILY;BYHOUR=0,12;UNTIL=20260103 | 2026-01-03T12:00:00Z | 2026-01-04T00:00:00Z",
                "freq=weekly;byday=mo,we;byhour=1 | 2026-01-07T01:00:00Z | 2026-01-08T01:00:00Z",
                "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU | 2027-01-03T00:00:00Z | 2026-01-04T00:00:00Z"
            })
    void aRuleNamesItsDays(String rule, Instant within, Instant outside) {
        MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(window(rule, "UTC", 60)));

        assertThat(covers(calendar, within)).isTrue();
        assertThat(covers(calendar, outside)).isFalse();
        assertThat(covers(calendar, within)).as("asked again").isTrue();
    }

    @Test
    void nothingIsOpenBeforeTheRuleCountsNorFromTheYear2200On() {
        MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(window("FREQ=DAILY", "UTC", 10_080)));

        assertThat(covers(calendar, NEW_YEAR.minusNanos(1))).isFalse();
        assertThat(covers(calendar, NEW_YEAR)).isTrue();
        assertThat(covers(calendar, Instant.parse("2199-12-31T23:59:59Z"))).isTrue();
        assertThat(covers(calendar, Instant.parse("2200-01-07T00:00:00Z"))).isFalse();
        assertThat(covers(calendar, Instant.parse("9999-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void occurrencesThatOverlapAreOneWindowWithoutAGap() {
        MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(window("FREQ=DAILY", "Europe/Berlin", 36 * 60)));

        for (Instant at = NEW_YEAR; at.isBefore(NEW_YEAR.plus(Duration.ofDays(400))); at = at.plusSeconds(1_800)) {
            assertThat(covers(calendar, at)).as("%s", at).isTrue();
        }
    }

    record Bad(String rule, String zone, int minutes, String start, String problem) {

        Bad(String rule, String problem) {
            this(rule, "Europe/Berlin", 120, "2026-01-01T00:00:00Z", problem);
        }
    }

    static Stream<Bad> impossibleWindows() {
        return Stream.of(
                new Bad("", "rrule must be a rule of RFC 5545, was "),
                new Bad("INTERVAL=2", "rrule must be a rule of RFC 5545, was INTERVAL=2"),
                new Bad("FREQ=DAILY;COLOR=RED", "rrule must be a rule of RFC 5545, was FREQ=DAILY;COLOR=RED"),
                new Bad("FREQ=DAILY;BYHOUR=25", "rrule must be a rule of RFC 5545"),
                new Bad("FREQ=DAILY;INTERVAL=0", "rrule must be a rule of RFC 5545"),
                new Bad("FREQ=DAILY;COUNT=2;UNTIL=20270101", "rrule must be a rule of RFC 5545"),
                new Bad("FREQ=SECONDLY", "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, was SECONDLY"),
                new Bad("FREQ=MINUTELY", "was MINUTELY"),
                new Bad("FREQ=HOURLY;INTERVAL=2147483647", "was HOURLY"),
                new Bad("FREQ=DAILY;INTERVAL=1001", "INTERVAL must be up to 1000, was 1001"),
                new Bad("FREQ=DAILY;COUNT=10001", "COUNT must be up to 10000, was 10001"),
                new Bad("FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7;BYMINUTE=1,2,3,4,5,6,7", "up to 48 times, named 49"),
                new Bad("RSCALE=GREGORIAN;FREQ=YEARLY", "RSCALE and SKIP are not supported"),
                new Bad("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rrule must occur at all"),
                new Bad("FREQ=DAILY;UNTIL=20251231T235959Z", "rrule must occur at all"),
                new Bad("FREQ=DAILY;BYHOUR=" + "1,".repeat(300) + "1", "rrule must have up to 500 characters, had"),
                new Bad("FREQ=DAILY", "Mars/Olympus", 1, "2026-01-01T00:00:00Z", "time_zone must be known"),
                new Bad("FREQ=DAILY", "UTC", 10_081, "2026-01-01T00:00:00Z", "an occurrence must last up to PT168H"),
                new Bad("FREQ=DAILY", "UTC", 0, "2026-01-01T00:00:00Z", "ends_at must be after starts_at"),
                new Bad("FREQ=DAILY", "UTC", 1, "1999-12-31T23:59:59Z", "starts_at must be from 2000-01-01T00:00:00Z"),
                new Bad("FREQ=DAILY", "UTC", 1, "2200-01-01T00:00:00Z", "to before 2200-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("impossibleWindows")
    void anImpossibleWindowIsNamedAndIgnored(Bad bad) {
        MaintenanceWindow window = window(bad.rule(), bad.zone(), bad.minutes(), Instant.parse(bad.start()));

        assertThat(window.problem())
                .get()
                .asString()
                .startsWith("maintenance window w: ")
                .contains(bad.problem());
        assertThat(covers(MaintenanceCalendar.of(List.of(window)), NEW_YEAR.plusSeconds(30)))
                .isFalse();
    }

    @Test
    void aGapOfDecadesIsNoEnd() {
        // 29 February on a Thursday
        MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(window(
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TH", "UTC", 60, Instant.parse("2024-01-01T00:00:00Z"))));

        assertThat(covers(calendar, Instant.parse("2024-02-29T00:00:00Z"))).isTrue();
        assertThat(covers(calendar, Instant.parse("2028-02-29T00:00:00Z"))).isFalse();
        assertThat(covers(calendar, Instant.parse("2052-02-29T00:00:00Z"))).isTrue();
    }

    private static boolean covers(MaintenanceCalendar calendar, Instant at) {
        return calendar.windowOver(KEY, at).isPresent();
    }

    private static MaintenanceWindow window(String rule, String zone, int minutes) {
        return window(rule, zone, minutes, NEW_YEAR);
    }

    private static MaintenanceWindow window(String rule, String zone, int minutes, Instant start) {
        return new MaintenanceWindow(
                "w",
                Scope.ofCluster("c"),
                start,
                start.plus(Duration.ofMinutes(minutes)),
                new Recurrence(rule, zone),
                "test");
    }
}
