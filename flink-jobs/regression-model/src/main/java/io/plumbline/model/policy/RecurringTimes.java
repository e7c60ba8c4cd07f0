package io.plumbline.model.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of an RFC 5545 rule in a time zone.
 *
 * <p>Laws: the rule counts in local time, from the local time of its start to the second. A local time that a change of
 * the zone skips is moved by the length of the gap (02:30 becomes 03:30), one that comes twice is its first coming (RFC
 * 5545 3.3.5). Each occurrence lasts the same elapsed time. UNTIL is the last start allowed; without {@code Z} it is
 * local, and without a time the whole day counts. Nothing starts before the start, nor from {@link #END} on. A rule
 * that names no day within 1,000 of its periods from the start is impossible; one with COUNT ends at such a gap.
 *
 * <p>Cost: {@link RuleLimits} bounds a search to 73,000 additions (a day each, from 2000 to 2200) and 450 days of
 * occurrences; docs/decisions/0013-recurring-windows-count-in-local-time.md.
 */
final class RecurringTimes implements WindowTimes.Occurrences {

    /** Nothing starts from here on. */
    static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    // a change of the zone moves a local time by a day at most, and a year's set of days reaches into the next year
    private static final int DAYS_OF_SLACK = 2;
    private static final int DAYS_BEFORE = 400;

    private final RecurrenceRule rule;
    private final ZoneId zone;
    private final Span first;
    private final DateTime localStart;
    private final Instant lastStart;

    private RecurringTimes(RecurrenceRule rule, ZoneId zone, Span first) {
        this.rule = rule;
        this.zone = zone;
        this.first = first;
        this.localStart = floating(LocalDateTime.ofInstant(first.from(), zone));
        this.lastStart = lastStart(rule.getUntil(), zone);
        if (rule.getUntil() != null) {
            rule.setUntil(null);
        }
    }

    /**
     * Checks and reads a rule.
     *
     * @param first from the moment the rule counts from, as long as each occurrence lasts
     */
    static RecurringTimes of(Recurrence recurrence, Span first) throws ImpossibleWindowException {
        RecurrenceRule rule = RuleLimits.parse(recurrence.rule());
        ZoneId zone = RuleLimits.zone(recurrence.timeZone());
        RuleLimits.check(first);
        RecurringTimes times = new RecurringTimes(rule, zone, first);
        times.requireAnOccurrence(recurrence);
        return times;
    }

    @Override
    public List<Span> touching(Span part) {
        Duration length = Duration.between(first.from(), first.to());
        Instant earliest = part.from().minus(length);
        if (!part.to().isAfter(first.from()) || !earliest.isBefore(END)) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        Instant latest = part.to().isBefore(END) ? part.to() : END;
        for (LocalDateTime local : starts(local(earliest), local(latest).plusDays(DAYS_OF_SLACK))) {
            Instant start = ZonedDateTime.ofLocal(local, zone, null).toInstant();
            if (isAllowed(start)) {
                found.add(new Span(start, start.plus(length)));
            }
        }
        return found;
    }

    private List<LocalDateTime> starts(LocalDateTime from, LocalDateTime to) {
        List<LocalDateTime> starts = new ArrayList<>();
        try {
            RecurrenceRuleIterator iterator = rule.iterator(localStart);
            iterator.fastForward(floating(from.minusDays(DAYS_BEFORE)));
            LocalDateTime earliest = from.minusDays(DAYS_OF_SLACK);
            while (iterator.hasNext()) {
                LocalDateTime next = local(iterator.peekDateTime());
                if (next.isAfter(to)) {
                    return starts;
                }
                if (!next.isBefore(earliest)) {
                    starts.add(next);
                }
                iterator.nextDateTime();
            }
            return starts;
        } catch (IllegalArgumentException | IllegalStateException e) {
            // the library's way to say that at least 1,000 periods in a row, more than asked for, have no occurrence
            return starts;
        }
    }

    private void requireAnOccurrence(Recurrence recurrence) throws ImpossibleWindowException {
        try {
            RecurrenceRuleIterator iterator = rule.iterator(localStart);
            if (iterator.hasNext()
                    && isAllowed(ZonedDateTime.ofLocal(local(iterator.peekDateTime()), zone, null)
                            .toInstant())) {
                return;
            }
            throw new ImpossibleWindowException("rrule must occur at all, was " + recurrence.rule(), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ImpossibleWindowException("rrule must occur at all, was " + recurrence.rule(), e);
        }
    }

    private boolean isAllowed(Instant start) {
        return !start.isBefore(first.from().truncatedTo(ChronoUnit.SECONDS))
                && !start.isAfter(lastStart)
                && start.isBefore(END);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static Instant lastStart(@Nullable DateTime until, ZoneId zone) {
        if (until == null) {
            return END;
        }
        if (until.isAllDay()) {
            return local(until).plusDays(1).minusNanos(1).atZone(zone).toInstant();
        }
        return until.isFloating()
                ? ZonedDateTime.ofLocal(local(until), zone, null).toInstant()
                : Instant.ofEpochMilli(until.getTimestamp());
    }

    // the library counts months from 0
    private static LocalDateTime local(DateTime at) {
        return LocalDateTime.of(
                at.getYear(),
                at.getMonth() + 1,
                at.getDayOfMonth(),
                at.getHours(),
                at.getMinutes(),
                Math.min(at.getSeconds(), 59));
    }

    private static DateTime floating(LocalDateTime at) {
        return new DateTime(
                at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond());
    }
}
