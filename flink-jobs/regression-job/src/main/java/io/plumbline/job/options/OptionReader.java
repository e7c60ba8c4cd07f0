package io.plumbline.job.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;

/** Reads options and keeps what is wrong until all of them were read. */
final class OptionReader {

    private static final String OURS = "plumbline.";
    private static final int SHOWN = 100;

    private final Configuration configuration;
    private final List<String> problems = new ArrayList<>();

    OptionReader(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The value, the default, or a placeholder once a problem was noted. */
    <T> T read(JobOption<T> option) {
        Optional<T> value;
        try {
            value = configuration.getOptional(option.option());
        } catch (IllegalArgumentException e) {
            note(option, was(option));
            return option.fallback();
        }
        if (value.isEmpty()) {
            if (option.isRequired()) {
                note(option, "was not given");
            }
            return option.fallback();
        }
        if (!option.check().test(value.get())) {
            note(option, was(option));
            return option.fallback();
        }
        return value.get();
    }

    /** Everything under a prefix, without it. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        configuration.toMap().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** Builds something of options that may not fit together; its own message is noted under {@code option}. */
    <T> T build(JobOption<?> option, Supplier<T> parts, T fallback) {
        try {
            return parts.get();
        } catch (IllegalArgumentException e) {
            problem(option.key() + ": " + String.valueOf(e.getMessage()).replace('\n', ' '));
            return fallback;
        }
    }

    void problem(String message) {
        problems.add(message);
    }

    void noteUnknownKeys() {
        List<String> known = OptionGroup.ALL.stream()
                .flatMap(group -> group.options().stream())
                .map(JobOption::key)
                .toList();
        configuration.toMap().keySet().stream()
                .filter(key -> key.startsWith(OURS) && !known.contains(key))
                .filter(key -> OptionGroup.PASSED_ON.stream().noneMatch(key::startsWith))
                .sorted()
                .forEach(key -> problem(key + " is no option of this job; docs/reference/job-options.md lists them"));
    }

    void throwIfWrong() throws WrongOptionsException {
        if (!problems.isEmpty()) {
            throw new WrongOptionsException(problems);
        }
    }

    private String was(JobOption<?> option) {
        String value = String.valueOf(configuration.toMap().get(option.key()));
        return value.length() <= SHOWN
                ? "was '" + value + "'"
                : "was '" + value.substring(0, SHOWN) + "...' of " + value.length() + " characters";
    }

    private void note(JobOption<?> option, String was) {
        problem("%s must be %s (%s), %s".formatted(option.key(), option.allowed(), option.type(), was));
    }
}
