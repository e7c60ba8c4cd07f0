package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.identity.RelationKey;
import java.time.Instant;
import java.util.List;

/**
 * What to do to an index, and why.
 *
 * @param index the index as it should be
 * @param statements SQL to run in order, each outside a transaction
 * @param reason one sentence for a person
 * @param issuedAt event time that completed it
 */
public record IndexCommand(
        String commandId,
        RelationKey relation,
        String engine,
        IndexAction action,
        CommandMode mode,
        IndexDefinition index,
        List<String> statements,
        String verdictId,
        String sqlHash,
        String reason,
        Instant issuedAt) {

    public IndexCommand {
        statements = List.copyOf(statements);
    }
}
