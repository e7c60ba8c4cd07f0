package io.plumbline.local.decisions;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.records.Printable;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the control database says when it refuses: message, detail and hint as they are, a line each. */
public final class ServerWords {
    private static final String DATA_EXCEPTION_CLASS = "22";
    private static final String AMBIGUOUS = "21000";

    /** No such statement, plan, history or place; several of them. */
    private static final Set<String> REFUSALS = Set.of("P0002", AMBIGUOUS);

    private ServerWords() {}

    /** What to throw: {@link RefusedDecisionException} where the person is to do otherwise. */
    public static RuntimeException failure(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        String words = words(error);
        if (state.equals(AMBIGUOUS)) {
            return new RefusedDecisionException(
                    words + "\n  Here: --cluster, --database, --namespace, --instance.", error);
        }
        return state.startsWith(DATA_EXCEPTION_CLASS) || REFUSALS.contains(state)
                ? new RefusedDecisionException(words, error)
                : new InfrastructureException("the control database failed: " + words + " (" + state + ")", error);
    }

    private static String words(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException own ? own.getServerErrorMessage() : null;
        return server == null
                ? Printable.text(String.valueOf(error.getMessage()))
                : line("", server.getMessage()) + line("\n  ", server.getDetail()) + line("\n  ", server.getHint());
    }

    private static String line(String before, @Nullable String text) {
        return text == null ? "" : before + Printable.text(text);
    }
}
