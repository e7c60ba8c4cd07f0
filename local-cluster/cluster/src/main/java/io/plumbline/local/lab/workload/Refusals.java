package io.plumbline.local.lab.workload;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the server refused, by statement: how often, and why at last. Thread safe. */
final class Refusals {

    /** Of one statement. */
    record Refused(long count, String lastMessage) {}

    private final Map<String, Refused> byStatement = new TreeMap<>();

    synchronized void add(String statement, SQLException refused) {
        byStatement.merge(
                statement,
                new Refused(1, String.valueOf(refused.getMessage())),
                (old, one) -> new Refused(old.count() + 1, one.lastMessage()));
    }

    synchronized Map<String, Refused> all() {
        return Map.copyOf(byStatement);
    }
}
