package io.plumbline.local.pollers;

import java.sql.SQLException;
import java.util.Map;

/** What polls of {@link ManyStatements} cost, as a table of milliseconds per poll. */
final class PollCost {

    private static final int POLLS = 10;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final ServerTime server;

    PollCost(ServerTime server) {
        this.server = server;
    }

    /** Time of everything our role has sent so far, EXPLAIN included, by the server's own count. */
    @FunctionalInterface
    interface ServerTime {
        double millis() throws SQLException;
    }

    /** Starts a poller with settings. */
    @FunctionalInterface
    interface Start {
        Polling with(Map<String, String> properties);
    }

    static void head() {
        System.out.printf(
                "%-28s %12s %12s %12s %12s %12s %12s%n",
                "ms per poll", "first,server", "server", "whole poll", "explains", "most", "number");
    }

    /** Polls and prints a row. */
    void measure(String what, int budget, Map<String, String> properties, Start start)
            throws SQLException, InterruptedException {
        properties.put("explain.budget.ms.per.second", Integer.toString(budget));
        properties.put("poll.interval.ms", "2000");
        properties.put("texts.cached.max", "20000");
        double serverAtStart = server.millis();
        try (Polling polling = start.with(properties)) {
            int statements = polling.observations().size();
            if (statements < ManyStatements.COUNT) {
                throw new IllegalStateException(
                        "filled with " + statements + " statements, not " + ManyStatements.COUNT);
            }
            double serverBefore = server.millis();
            double explainBefore = explainMillis(polling);
            long pollsBefore = polls(polling);
            double explained = explainBefore;
            long explainsBefore = (long) polling.metric("Explains");
            double most = 0;
            double client = 0;
            for (long before = pollsBefore; before < pollsBefore + POLLS; before = polls(polling)) {
                polling.poll();
                client += (double) polling.metric("LastPollSeconds");
                most = Math.max(most, (explainMillis(polling) - explained) / (polls(polling) - before));
                explained = explainMillis(polling);
            }
            long polls = polls(polling) - pollsBefore;
            if ((long) polling.metric("Failures") > 0) {
                throw new IllegalStateException(polling.metric("Failures") + " polls failed");
            }
            System.out.printf(
                    "%-28s %12.1f %12.1f %12.1f %12.1f %12.1f %12d%n",
                    what,
                    serverBefore - serverAtStart,
                    (server.millis() - serverBefore) / polls,
                    client * MILLIS_PER_SECOND / polls,
                    (explained - explainBefore) / polls,
                    most,
                    ((long) polling.metric("Explains") - explainsBefore) / polls);
        }
    }

    private static long polls(Polling polling) {
        return (long) polling.metric("Polls");
    }

    private static double explainMillis(Polling polling) {
        return (double) polling.metric("ExplainSeconds") * MILLIS_PER_SECOND;
    }
}
