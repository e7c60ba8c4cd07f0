package io.plumbline.model.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/**
 * What is allowed of recurring windows, so that no rule makes a look-up dear: FREQ from DAILY to YEARLY, INTERVAL up to
 * 1,000, COUNT up to 10,000, 48 times of day, no RSCALE and no SKIP, a start from 2000 on, a length of up to 7 days.
 */
final class RuleLimits {

    static final int CHARACTERS = 500;
    static final int INTERVAL = 1_000;
    static final int COUNT = 10_000;
    static final int TIMES_OF_DAY = 48;
    static final Duration LENGTH = Duration.ofDays(7);
    static final Instant EARLIEST_START = Instant.parse("2000-01-01T00:00:00Z");

    private static final Set<Freq> FREQUENCIES = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private RuleLimits() {}

    static RecurrenceRule parse(String text) throws ImpossibleWindowException {
        if (text.length() > CHARACTERS) {
            throw impossible("rrule must have up to %d characters, had %d".formatted(CHARACTERS, text.length()));
        }
        try {
            RecurrenceRule rule = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
            check(rule);
            return rule;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new ImpossibleWindowException(
                    "rrule must be a rule of RFC 5545, was %s (%s)".formatted(text, e.getMessage()), e);
        }
    }

    static ZoneId zone(String name) throws ImpossibleWindowException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ImpossibleWindowException(
                    "time_zone must be known to the job's Java, such as Europe/Berlin, was " + name, e);
        }
    }

    /** Checks start and length. */
    static void check(Span first) throws ImpossibleWindowException {
        if (first.from().isBefore(EARLIEST_START) || !first.from().isBefore(RecurringTimes.END)) {
            throw impossible("starts_at must be from %s to before %s, was %s"
                    .formatted(EARLIEST_START, RecurringTimes.END, first.from()));
        }
        Duration length = Duration.between(first.from(), first.to());
        if (length.compareTo(LENGTH) > 0) {
            throw impossible("an occurrence must last up to %s, was %s".formatted(LENGTH, length));
        }
    }

    private static void check(RecurrenceRule rule) throws ImpossibleWindowException {
        if (!FREQUENCIES.contains(rule.getFreq())) {
            throw impossible("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, was %s".formatted(rule.getFreq()));
        }
        if (rule.hasPart(Part.RSCALE) || rule.hasPart(Part.SKIP)) {
            throw impossible("RSCALE and SKIP are not supported");
        }
        if (rule.getInterval() > INTERVAL) {
            throw impossible("INTERVAL must be up to %d, was %d".formatted(INTERVAL, rule.getInterval()));
        }
        if (rule.hasPart(Part.COUNT) && rule.getCount() > COUNT) {
            throw impossible("COUNT must be up to %d, was %d".formatted(COUNT, rule.getCount()));
        }
        long times = (long) listed(rule, Part.BYHOUR) * listed(rule, Part.BYMINUTE) * listed(rule, Part.BYSECOND);
        if (times > TIMES_OF_DAY) {
            throw impossible(
                    "BYHOUR, BYMINUTE and BYSECOND must name up to %d times, named %d".formatted(TIMES_OF_DAY, times));
        }
    }

    private static int listed(RecurrenceRule rule, Part part) {
        List<Integer> values = rule.getByPart(part);
        return values == null ? 1 : Math.max(1, values.size());
    }

    private static ImpossibleWindowException impossible(String message) {
        return new ImpossibleWindowException(message, null);
    }
}
