package io.plumbline.model.indexes;

import java.util.List;

/**
 * SQL for index commands.
 *
 * @param statements in order
 * @param note what a person must know besides, a sentence; empty for nothing
 */
record IndexStatements(List<String> statements, String note) {

    IndexStatements {
        statements = List.copyOf(statements);
    }

    /** The same with a further sentence. */
    IndexStatements with(String more) {
        return new IndexStatements(statements, note.isEmpty() ? more : note + " " + more);
    }
}
