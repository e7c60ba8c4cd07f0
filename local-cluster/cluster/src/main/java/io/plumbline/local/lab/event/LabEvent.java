package io.plumbline.local.lab.event;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that happens to a database, with what must be said about it.
 *
 * @param id words joined by hyphens
 * @param wide whether every statement is concerned, as by a server-wide setting, and not only the event's own
 * @param patiencePolls how many polls the expected may take before it counts as missed
 * @param setup SQL that makes the event's tables, before anything is learned
 * @param change what is done
 * @param undo what takes it back
 * @param expectations empty: silence
 */
public record LabEvent(
        String id,
        String says,
        boolean wide,
        int patiencePolls,
        List<String> setup,
        List<LabStatement> statements,
        List<Action> change,
        List<Action> undo,
        List<Expectation> expectations) {

    public LabEvent {
        setup = List.copyOf(setup);
        statements = List.copyOf(statements);
        change = List.copyOf(change);
        undo = List.copyOf(undo);
        expectations = List.copyOf(expectations);
    }

    /** Whether somebody should be told; else it is benign, and whoever is told was disturbed for nothing. */
    public boolean isHarmful() {
        return !expectations.isEmpty();
    }

    /** Whether a verdict on the statement is about this event. */
    public boolean concerns(String statement) {
        return isHarmful() && (wide || ownStatements().contains(statement));
    }

    private Set<String> ownStatements() {
        return statements.stream().map(LabStatement::name).collect(Collectors.toSet());
    }
}
