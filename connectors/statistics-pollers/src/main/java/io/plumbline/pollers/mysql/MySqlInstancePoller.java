package io.plumbline.pollers.mysql;

import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.ServerMoment;
import io.plumbline.pollers.explain.ExplainBudget;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import io.plumbline.pollers.records.PolledRecord;
import io.plumbline.pollers.records.Records;
import io.plumbline.pollers.task.InstanceSource;
import io.plumbline.pollers.task.PollFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one MySQL or MariaDB server over one connection, schema by schema.
 *
 * <p>What it remembers between polls only saves work; a fresh one publishes the same but for the start of the server, which
 * the server tells to the second only.
 */
final class MySqlInstancePoller implements InstanceSource {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlInstancePoller.class);

    /** Constants that were changed are in force from a FLUSH on that nobody can see, and for sessions that begin after it. */
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(10);

    private final PollerSettings settings;
    private final InstanceSettings instance;
    private final PollerMetrics metrics;
    private final PollClock clock;
    private final MySqlSession session;
    private final DigestTexts texts;
    private final ExplainBudget budget;
    private final Records records;
    private final Map<String, SchemaPoller> schemas = new HashMap<>();
    private List<String> without = List.of();
    private @Nullable MySqlCosts sessionCosts;
    private long sessionSince;
    private int turn;

    MySqlInstancePoller(PollerSettings settings, InstanceSettings instance, PollerMetrics metrics, PollClock clock) {
        this.settings = settings;
        this.instance = instance;
        this.metrics = metrics;
        this.clock = clock;
        this.session = new MySqlSession(instance, settings.session());
        this.texts = new DigestTexts(settings.textsCached(), settings.exclusions());
        this.budget = ExplainBudget.of(settings, clock);
        this.records = new Records(settings.cluster(), instance.name(), settings.records());
    }

    @Override
    public List<SourceRecord> poll() throws SQLException, PollFailure {
        long begun = clock.nanoTime();
        budget.refill(begun);
        Connection connection = session.planningAsNewOnes();
        MySqlServerFacts facts = MySqlServerFacts.read(connection);
        ServerMoment moment = new ServerMoment(facts.now(), clock.nanoTime());
        require(connection, facts);
        MySqlCosts costs = MySqlCosts.read(connection, facts);
        connection = planningBy(costs, connection, begun);
        Set<String> watched = SchemaCatalogReader.schemas(connection, instance.databases());
        Digests digests = DigestReader.read(connection, watched);
        for (int i = 0; i < digests.others(); i++) {
            metrics.excluded();
        }
        metrics.evictions(digests.unnamed());
        MySqlView server = new MySqlView(facts, costs, digests, facts.startedAt(), moment);
        PolledRecord.Origin origin = new PolledRecord.Origin(
                Map.of("cluster", settings.cluster(), "instance", instance.name()), metrics, begun);
        SchemaPoller.Poll poll = new SchemaPoller.Poll(texts.of(connection, facts, digests.rows()), origin);
        List<SourceRecord> result = schemas(connection, List.copyOf(watched), server, poll);
        metrics.polled(clock.nanoTime() - begun, without);
        return result;
    }

    private void require(Connection connection, MySqlServerFacts facts) throws SQLException, PollFailure {
        List<String> missing = MySqlRequirements.missing(connection, facts, instance);
        if (!missing.isEmpty()) {
            throw new PollFailure(String.join("; ", missing));
        }
        List<String> optional = MySqlRequirements.optional(connection, facts, instance);
        if (!optional.isEmpty() && !optional.equals(without)) {
            LOG.warn("instance {}: {}", instance.name(), String.join("; ", optional));
        }
        without = optional;
    }

    /** A session plans by the constants that were in force when it began, to its end: a new one where they have changed. */
    private Connection planningBy(MySqlCosts costs, Connection connection, long now) throws SQLException {
        boolean first = sessionCosts == null;
        if (costs.equals(sessionCosts) && now - sessionSince < LONGEST_SESSION.toNanos()) {
            return connection;
        }
        sessionCosts = costs;
        sessionSince = now;
        if (first) {
            return connection;
        }
        session.close();
        return session.planningAsNewOnes();
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    /**
     * Each schema in turn, another one first every time, so that none always gets what is left of the budget. A lost connection
     * fails the poll only where nothing was read before: what was has to be published, because it is not said again.
     */
    private List<SourceRecord> schemas(
            Connection connection, List<String> watched, MySqlView server, SchemaPoller.Poll poll) throws SQLException {
        List<String> order = new ArrayList<>(watched);
        Collections.rotate(order, turn++);
        List<SourceRecord> result = new ArrayList<>();
        for (String schema : order) {
            try {
                result.addAll(poller(schema).poll(connection, schema, server, poll));
            } catch (SQLException e) {
                if (MySqlErrors.reasonOf(e) == null && result.isEmpty()) {
                    throw e;
                }
                metrics.databaseFailed();
                LOG.warn(
                        "instance {}: schema {} could not be read in this poll, the others go on: error {} ({})",
                        instance.name(),
                        schema,
                        e.getErrorCode(),
                        e.getSQLState());
            }
        }
        schemas.keySet().retainAll(watched);
        return result;
    }

    private SchemaPoller poller(String schema) {
        return schemas.computeIfAbsent(
                schema,
                name -> new SchemaPoller(
                        settings.cluster(),
                        new SamplePlans(settings, budget, new SamplePlans.Tools(texts, metrics, clock)),
                        records,
                        new SchemaPoller.Timing(
                                metrics, clock, settings.rhythm().relations().toNanos())));
    }
}
