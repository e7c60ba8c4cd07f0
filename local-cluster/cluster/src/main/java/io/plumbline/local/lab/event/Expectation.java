package io.plumbline.local.lab.event;

import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be said of a statement. More than one level or cause is given where a careful person would accept each.
 *
 * @param statement full name
 */
public record Expectation(String statement, Set<VerdictLevel> levels, Set<Cause> causes) {

    public Expectation {
        levels = Set.copyOf(levels);
        causes = Set.copyOf(causes);
    }

    public boolean isMetBy(Verdict verdict) {
        return levels.contains(verdict.getLevel()) && causes.contains(verdict.getCause());
    }

    /** Such as {@code WARN|BLOCK DDL}. */
    public String text() {
        return joined(levels) + " " + joined(causes);
    }

    private static <E extends Enum<E>> String joined(Set<E> values) {
        return new TreeSet<>(values).stream().map(Enum::name).collect(Collectors.joining("|"));
    }
}
