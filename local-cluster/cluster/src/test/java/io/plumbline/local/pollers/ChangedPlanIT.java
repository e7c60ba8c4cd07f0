package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.postgres.PostgresVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that lost its index is explained long before its turn, where the budget is enough for a few a poll. */
final class ChangedPlanIT {

    private static final String LOSER = "select state from orders where customer_id";
    private static final List<String> CONDITIONS =
            List.of("state = 'open'", "id > 0", "customer_id < 9000", "state <> 'shut'", "id <> 4");
    private static final List<String> STATEMENTS = statements();
    private static final int MOST_POLLS = 300;

    @TempDir
    private Path folder;

    @Test
    void onPostgres() throws Exception {
        try (WatchedServer watched = WatchedServer.start(PostgresVersion.V18, folder)) {
            Shop shop = watched.newShop();
            try (Polling polling = Polling.start(tight(shop.properties()));
                    Connection application = shop.connect(shop.app())) {
                assertFoundBeforeItsTurn(polling, application, "DROP INDEX orders_customer");
            }
        }
    }

    @Test
    void onMySql() throws Exception {
        try (MySqlShop shop = MySqlShop.start(MySqlVersion.MYSQL_9, folder);
                Polling polling = Polling.startMySql(tight(shop.properties()));
                Connection application = shop.server().connect(MySqlShop.SCHEMA)) {
            assertFoundBeforeItsTurn(polling, application, "DROP INDEX orders_customer ON orders");
        }
    }

    /** Enough for a few statements a poll. */
    private static Map<String, String> tight(Map<String, String> properties) {
        properties.put("poll.interval.ms", "200");
        properties.put("explain.budget.ms.per.second", "20");
        return properties;
    }

    private static void assertFoundBeforeItsTurn(Polling polling, Connection application, String loss)
            throws Exception {
        int round = pollsOfARound(polling, application);
        pollsUntil(scan -> !scan.equals("SEQ_SCAN"), polling, application);
        execute(application, List.of(loss));
        assertThat(pollsUntil("SEQ_SCAN"::equals, polling, application))
                .as("of %s polls for a plan of each", round)
                .isLessThanOrEqualTo(Math.max(3, round / 4));
    }

    private static int pollsOfARound(Polling polling, Connection application) throws Exception {
        Set<String> explained = new HashSet<>();
        int polls = 0;
        for (; polls < MOST_POLLS && explained.size() < STATEMENTS.size(); polls++) {
            execute(application, STATEMENTS);
            polling.observations().stream()
                    .filter(value -> value.get("plan") != null)
                    .map(value -> value.getString("sql_text"))
                    .filter(text -> text.contains(" from orders where "))
                    .forEach(explained::add);
        }
        assertThat(explained).hasSameSizeAs(STATEMENTS);
        return polls;
    }

    private static int pollsUntil(Predicate<String> scan, Polling polling, Connection application) throws Exception {
        for (int polls = 1; polls <= MOST_POLLS; polls++) {
            execute(application, STATEMENTS);
            boolean seen = Polling.find(polling.observations(), LOSER)
                    .map(value -> value.getStruct("plan"))
                    .filter(plan -> scan.test(operator(plan)))
                    .isPresent();
            if (seen) {
                return polls;
            }
        }
        throw new AssertionError("no such plan of " + LOSER);
    }

    private static String operator(Struct plan) {
        return ((Struct) plan.getArray("nodes").get(0)).getString("operator");
    }

    private static void execute(Connection application, List<String> texts) throws SQLException {
        try (Statement statement = application.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    /** The one that loses its index, and one for each choice of the conditions, which goes by the primary key. */
    private static List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add("SELECT state FROM orders WHERE customer_id = 14");
        for (int choice = 0; choice < 1 << CONDITIONS.size(); choice++) {
            StringBuilder statement = new StringBuilder("SELECT id FROM orders WHERE id < 5");
            for (int i = 0; i < CONDITIONS.size(); i++) {
                statement.append(((choice >> i) & 1) == 1 ? " AND " + CONDITIONS.get(i) : "");
            }
            statements.add(statement.toString());
        }
        return statements;
    }
}
