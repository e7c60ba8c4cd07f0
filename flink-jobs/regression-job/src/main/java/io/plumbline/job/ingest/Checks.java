package io.plumbline.job.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** What values on the wire must be. Messages name the field, its value and what is allowed. */
final class Checks {

    private static final int LONGEST_QUOTED = 64;
    private static final Instant TOO_LATE = Instant.parse("2200-01-01T00:00:00Z");

    private static final ClassValue<Map<String, Enum<?>>> SYMBOLS = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> (Enum<?>) each)
                    .collect(Collectors.toMap(Enum::name, each -> each));
        }
    };

    private Checks() {}

    /** {@code detail} is made only where it is needed: every field of every record is checked. */
    static void require(boolean holds, RejectionReason reason, Supplier<String> detail) throws RejectedException {
        if (!holds) {
            throw new RejectedException(reason, detail.get());
        }
    }

    static void requireText(String field, String value) throws RejectedException {
        require(!value.isEmpty(), RejectionReason.MALFORMED_IDENTITY, () -> field + " must not be empty");
    }

    /** At most {@code most} bytes of UTF-8. Names are on the way of every record: nothing is made for one that is no longer. */
    static void requireBytes(String field, int bytes, int most) throws RejectedException {
        if (bytes > most) {
            throw new RejectedException(
                    RejectionReason.MALFORMED_IDENTITY,
                    "%s must have at most %d bytes, had %d".formatted(field, most, bytes));
        }
    }

    static void requireBytes(String field, String value, int most) throws RejectedException {
        requireBytes(field, value.getBytes(StandardCharsets.UTF_8).length, most);
    }

    /** What is counted while it is read. */
    static void requireTogether(String field, long bytes, int most) throws RejectedException {
        if (bytes > most) {
            throw new RejectedException(
                    RejectionReason.OVERSIZE_PLAN,
                    "%s must have at most %d bytes together, had %d or more".formatted(field, most, bytes));
        }
    }

    static void requireHex(String field, String value, int digits) throws RejectedException {
        boolean isHex = value.length() == digits;
        for (int i = 0; isHex && i < digits; i++) {
            char digit = value.charAt(i);
            isHex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        boolean holds = isHex;
        require(
                holds,
                RejectionReason.MALFORMED_IDENTITY,
                () -> "%s must have %d lower-case hex digits, was %s".formatted(field, digits, quote(value)));
    }

    /** Finite and 0 or more. */
    static void requireAmount(String field, double value) throws RejectedException {
        require(
                Double.isFinite(value) && value >= 0,
                RejectionReason.IMPOSSIBLE_NUMBER,
                () -> field + " must be finite and at least 0, was " + value);
    }

    /** 0 or more. */
    static void requireAmount(String field, long value) throws RejectedException {
        require(value >= 0, RejectionReason.IMPOSSIBLE_NUMBER, () -> field + " must be at least 0, was " + value);
    }

    /** Finite and 0 or more, or -1 for a relation that was never analysed. */
    static void requireRowEstimate(String field, double value) throws RejectedException {
        require(
                Double.isFinite(value) && (value >= 0 || value == -1),
                RejectionReason.IMPOSSIBLE_NUMBER,
                () -> field + " must be finite and at least 0, or -1 where never analysed, was " + value);
    }

    /** From 1970 to 2199: a time beyond is a mistake of units, and arithmetic with it would overflow. */
    static Instant requireTime(String field, Instant value) throws RejectedException {
        require(
                !value.isBefore(Instant.EPOCH) && value.isBefore(TOO_LATE),
                RejectionReason.IMPOSSIBLE_TIME,
                () -> field + " must be from 1970 to 2199, was " + value);
        return value;
    }

    /** At most {@code allowed} after the record was written, by Kafka's timestamp. */
    static void requireNotAhead(String field, Instant value, RawRecord source, Duration allowed)
            throws RejectedException {
        Instant written = Instant.ofEpochMilli(source.timestampMillis());
        require(
                !value.isAfter(written.plus(allowed)),
                RejectionReason.OBSERVED_AHEAD,
                () -> "%s must be at most %s after the record's Kafka timestamp %s, was %s"
                        .formatted(field, TimeUtils.formatWithHighestUnit(allowed), written, value));
    }

    static <E extends Enum<E>> E symbol(Class<E> type, String field, String name) throws RejectedException {
        Enum<?> found = SYMBOLS.get(type).get(name);
        if (found == null) {
            throw new RejectedException(
                    RejectionReason.UNKNOWN_SYMBOL, field + " must be a known name, was " + quote(name));
        }
        return type.cast(found);
    }

    static <E extends Enum<E>> @Nullable E symbolOrNull(Class<E> type, String field, @Nullable String name)
            throws RejectedException {
        return name == null ? null : symbol(type, field, name);
    }

    /** A short form of a name, so that a message stays a message. */
    static String quote(String value) {
        return value.length() <= LONGEST_QUOTED
                ? "'" + value + "'"
                : "'" + value.substring(0, LONGEST_QUOTED) + "' and " + (value.length() - LONGEST_QUOTED) + " more";
    }
}
