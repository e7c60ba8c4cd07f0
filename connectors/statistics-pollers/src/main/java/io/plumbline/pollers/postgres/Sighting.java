package io.plumbline.pollers.postgres;

import io.plumbline.pollers.explain.Executed;
import java.util.List;

/**
 * One entry in the database it belongs to.
 *
 * @param searchPath existing schemas the executing role looks in, in order
 * @param executed since the last poll
 */
record Sighting(StatementRow row, StatementText text, List<String> searchPath, Executed executed) {

    /** What makes two entries the same to explain. */
    record ExplainKey(long role, String namespace, String sqlHash) {}

    /** The namespace of the statement key. */
    String namespace() {
        return String.join(",", searchPath);
    }

    ExplainKey explainKey() {
        return new ExplainKey(
                row.key().roleOid(), namespace(), text.normalized().sqlHash());
    }
}
