package io.plumbline.job.options;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.util.TimeUtils;

/**
 * One option: Flink's own typed option with what values are allowed. All options are read when the job starts; changing
 * one needs a restart (from a savepoint, so that nothing is lost).
 *
 * @param type as the reference page names it
 * @param allowed allowed values, for people
 * @param description one or two sentences for the reference page
 * @param fallback the default, or a placeholder where there is none
 * @param <T> type of the value
 */
record JobOption<T>(
        ConfigOption<T> option,
        String type,
        String allowed,
        String description,
        Predicate<T> check,
        T fallback,
        boolean isRequired) {

    static JobOption<String> requiredText(String key, String allowed, String description) {
        ConfigOption<String> option =
                ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description);
        return new JobOption<>(option, "text", allowed, description, value -> !value.isBlank(), "", true);
    }

    static JobOption<String> text(String key, String fallback, String description) {
        ConfigOption<String> option =
                ConfigOptions.key(key).stringType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(option, "text", "not empty", description, value -> !value.isBlank(), fallback, false);
    }

    /** A text that is limited as bytes of UTF-8. */
    static JobOption<String> shortText(String key, String fallback, int mostBytes, String description) {
        ConfigOption<String> option =
                ConfigOptions.key(key).stringType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(
                option,
                "text",
                "not empty, up to " + mostBytes + " bytes of UTF-8",
                description,
                value -> !value.isBlank() && value.getBytes(StandardCharsets.UTF_8).length <= mostBytes,
                fallback,
                false);
    }

    static JobOption<Boolean> flag(String key, boolean fallback, String description) {
        ConfigOption<Boolean> option =
                ConfigOptions.key(key).booleanType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(option, "boolean", "true or false", description, value -> true, fallback, false);
    }

    static JobOption<Integer> count(String key, int fallback, Range range, String description) {
        ConfigOption<Integer> option =
                ConfigOptions.key(key).intType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(option, "integer", range.describe(), description, range::holds, fallback, false);
    }

    static JobOption<Double> ratio(String key, double fallback, String description) {
        return number(key, fallback, "above 0 and below 1", value -> value > 0 && value < 1, description);
    }

    /** A number from {@code least} to {@code most}. */
    static JobOption<Double> number(String key, double fallback, double least, double most, String description) {
        return number(
                key,
                fallback,
                "from " + decimal(least) + " to " + decimal(most),
                value -> value >= least && value <= most,
                description);
    }

    private static JobOption<Double> number(
            String key, double fallback, String allowed, Predicate<Double> check, String description) {
        ConfigOption<Double> option =
                ConfigOptions.key(key).doubleType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(option, "number", allowed, description, check, fallback, false);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A duration from {@code least} to {@code most}. */
    static JobOption<Duration> time(String key, Duration fallback, Duration least, Duration most, String description) {
        ConfigOption<Duration> option =
                ConfigOptions.key(key).durationType().defaultValue(fallback).withDescription(description);
        return new JobOption<>(
                option,
                "duration",
                "from " + TimeUtils.formatWithHighestUnit(least) + " to " + TimeUtils.formatWithHighestUnit(most),
                description,
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                fallback,
                false);
    }

    static <E extends Enum<E>> JobOption<E> choice(String key, Class<E> type, E fallback, String description) {
        ConfigOption<E> option =
                ConfigOptions.key(key).enumType(type).defaultValue(fallback).withDescription(description);
        String allowed = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        return new JobOption<>(option, "name", "one of " + allowed, description, value -> true, fallback, false);
    }

    String key() {
        return option.key();
    }

    /** The default as one would write it; empty where there is none. */
    Optional<String> defaultText() {
        if (isRequired) {
            return Optional.empty();
        }
        return Optional.of(
                fallback instanceof Duration duration
                        ? TimeUtils.formatWithHighestUnit(duration)
                        : String.valueOf(fallback));
    }

    /** Whole numbers from one to another, both included. */
    record Range(int least, int most) {

        boolean holds(int value) {
            return value >= least && value <= most;
        }

        String describe() {
            return "from " + least + " to " + most;
        }
    }
}
