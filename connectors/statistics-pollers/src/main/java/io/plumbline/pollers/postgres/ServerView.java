package io.plumbline.pollers.postgres;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.explain.RoleDirectory;
import io.plumbline.pollers.ServerMoment;
import java.util.List;

/** What one poll read from the server as a whole. */
record ServerView(ServerFacts facts, Statistics statistics, RoleDirectory roles, ServerMoment moment) {

    CostConstants costs() {
        return new CostConstants(facts.sequentialPageCost());
    }

    /** The entries of one database. */
    List<StatementRow> rowsOf(WatchedDatabase database) {
        return statistics.rows().stream()
                .filter(row -> row.key().databaseOid() == database.oid())
                .toList();
    }
}
