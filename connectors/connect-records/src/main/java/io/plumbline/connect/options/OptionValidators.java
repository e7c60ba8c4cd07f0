package io.plumbline.connect.options;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Validators of the options' text. */
public final class OptionValidators {

    private static final String NAME_RULE = "1 to 100 of letters, digits, - and _";
    private static final String TOPIC_RULE = "1 to 249 of letters, digits, ., - and _";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TOPIC = 249;

    private OptionValidators() {}

    public static ConfigDef.Validator any() {
        return ConfigDef.LambdaValidator.with((key, value) -> {}, () -> "");
    }

    public static ConfigDef.Validator name() {
        return ConfigDef.LambdaValidator.with(OptionValidators::checkName, () -> NAME_RULE);
    }

    public static ConfigDef.Validator names() {
        return ConfigDef.LambdaValidator.with(OptionValidators::checkNames, () -> "distinct names of " + NAME_RULE);
    }

    /** The parts of a list separated by commas that can be names at all, each once. */
    public static List<String> namesIn(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(OptionValidators::isName)
                .distinct()
                .toList();
    }

    public static ConfigDef.Validator topic() {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    if (!consistsOf(value, LONGEST_TOPIC, c -> isNameCharacter(c) || c == '.')) {
                        throw new ConfigException(key, value, "must be " + TOPIC_RULE);
                    }
                },
                () -> TOPIC_RULE);
    }

    public static ConfigDef.Validator notBlank() {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    if (!(value instanceof String text) || text.isBlank()) {
                        throw new ConfigException(key, value, "must not be empty");
                    }
                },
                () -> "not empty");
    }

    /**
     * For text that may hold a secret by mistake: no message shows the value.
     *
     * @param fault what is wrong with it, without quoting it; empty when nothing is
     * @param form how it is to be, for people
     */
    public static ConfigDef.Validator withoutSecrets(Function<String, Optional<String>> fault, String form) {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    Optional<String> wrong =
                            value instanceof String text ? fault.apply(text) : Optional.of("must be set");
                    if (wrong.isPresent()) {
                        throw new ConfigException(key, "[hidden]", wrong.get());
                    }
                },
                () -> form);
    }

    /** For classes that do what {@code type} says. */
    public static ConfigDef.Validator implementing(Class<?> type) {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    if (!(value instanceof Class<?> given) || !type.isAssignableFrom(given)) {
                        throw new ConfigException(key, value, "must be a class that implements " + type.getName());
                    }
                },
                () -> "a class that implements " + type.getName());
    }

    private static boolean isName(String text) {
        return consistsOf(text, LONGEST_NAME, OptionValidators::isNameCharacter);
    }

    private static void checkName(String key, Object value) {
        if (!(value instanceof String text) || !isName(text)) {
            throw new ConfigException(key, value, "must be " + NAME_RULE);
        }
    }

    private static void checkNames(String key, Object value) {
        if (!(value instanceof List<?> names) || names.isEmpty()) {
            throw new ConfigException(key, value, "must name at least one instance");
        }
        Set<Object> seen = new HashSet<>();
        for (Object name : names) {
            checkName(key, name);
            if (!seen.add(name)) {
                throw new ConfigException(key, value, "must name each instance once");
            }
        }
    }

    private static boolean consistsOf(Object value, int longest, IntPredicate allowed) {
        return value instanceof String text
                && !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(allowed);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
