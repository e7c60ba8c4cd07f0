package io.plumbline.pollers.postgres;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.explain.ConfiguredSettings;
import io.plumbline.explain.Literals;
import io.plumbline.explain.RoleDirectory;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one server. It holds one connection and goes with it from the database of the URL to each watched one.
 *
 * <p>What it remembers between polls only saves work (texts, the catalogue, what could not be explained); a fresh one
 * publishes the same.
 */
final class InstancePoller implements InstanceSource {

    private static final Logger LOG = LoggerFactory.getLogger(InstancePoller.class);

    private final PollerSettings settings;
    private final InstanceSettings instance;
    private final PollerMetrics metrics;
    private final PollClock clock;
    private final ServerSession session;
    private final StatementTexts texts;
    private final StatementFilter filter;
    private final SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
    private final ExplainBudget budget;
    private final Records records;
    private final Map<String, DatabasePoller> databases = new HashMap<>();
    private @Nullable ConfiguredSettings configured;
    private int turn;

    InstancePoller(PollerSettings settings, InstanceSettings instance, PollerMetrics metrics, PollClock clock) {
        this.settings = settings;
        this.instance = instance;
        this.metrics = metrics;
        this.clock = clock;
        this.session = new ServerSession(instance, settings.session());
        this.filter = new StatementFilter(settings.exclusions());
        this.texts = new StatementTexts(settings.textsCached(), this::read);
        this.budget = ExplainBudget.of(settings, clock);
        this.records = new Records(settings.cluster(), instance.name(), settings.records());
    }

    @Override
    public List<SourceRecord> poll() throws SQLException, PollFailure {
        long startedAt = clock.nanoTime();
        budget.refill(startedAt);
        Connection home = session.home();
        ServerFacts facts = ServerFacts.read(home);
        ServerMoment moment = new ServerMoment(facts.now(), clock.nanoTime());
        StatisticsReader reader = reader(facts);
        List<WatchedDatabase> watched = DatabaseList.read(home, instance.databases());
        Statistics statistics = reader.read(home, oids(watched));
        metrics.evictions(statistics.epoch().evictions());
        texts.fetch(home, reader, statistics.rows());
        ServerView server = new ServerView(facts, statistics, roles(home, facts, statistics), moment);
        renewSession(server.roles().configured());
        PolledRecord.Origin origin = new PolledRecord.Origin(
                Map.of("cluster", settings.cluster(), "instance", instance.name()), metrics, startedAt);
        List<SourceRecord> result = databases(watched, server, new DatabasePoller.PollView(texts, filter, origin));
        metrics.polled(clock.nanoTime() - startedAt);
        return result;
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private StatisticsReader reader(ServerFacts facts) throws PollFailure {
        List<String> missing = Requirements.missing(facts, instance);
        if (!missing.isEmpty()) {
            throw new PollFailure(String.join("; ", missing));
        }
        return new StatisticsReader(
                Objects.requireNonNull(facts.extensionVersion()), Objects.requireNonNull(facts.extensionSchema()));
    }

    /** What is configured for a database and for our role holds for sessions that begin afterwards. */
    private void renewSession(ConfiguredSettings now) throws SQLException {
        if (configured != null && !now.equals(configured)) {
            session.close();
        }
        configured = now;
    }

    private static Set<Long> oids(List<WatchedDatabase> watched) {
        return watched.stream().map(WatchedDatabase::oid).collect(Collectors.toSet());
    }

    private static RoleDirectory roles(Connection home, ServerFacts facts, Statistics statistics) throws SQLException {
        Set<Long> roles = new HashSet<>();
        statistics.rows().forEach(row -> roles.add(row.key().roleOid()));
        return RoleDirectory.read(home, roles, facts.major());
    }

    /** Each database in turn, another one first every time, so that none always gets what is left of the budget. */
    private List<SourceRecord> databases(
            List<WatchedDatabase> watched, ServerView server, DatabasePoller.PollView poll) {
        List<WatchedDatabase> order = new ArrayList<>(watched);
        Collections.rotate(order, turn++);
        List<SourceRecord> result = new ArrayList<>();
        for (WatchedDatabase database : order) {
            try {
                result.addAll(poller(database).poll(session.to(database.name()), database, server, poll));
            } catch (SQLException e) {
                metrics.databaseFailed();
                LOG.warn(
                        "instance {}: database {} could not be read in this poll, the others go on: {}",
                        instance.name(),
                        database.name(),
                        e.getMessage());
            }
        }
        databases.keySet().retainAll(watched.stream().map(WatchedDatabase::name).toList());
        return result;
    }

    private DatabasePoller poller(WatchedDatabase database) {
        return databases.computeIfAbsent(
                database.name(),
                name -> new DatabasePoller(
                        new Explaining(settings.explain(), budget, metrics, clock),
                        new DatabasePoller.Publishing(records, new SightingMapper(settings.cluster())),
                        metrics,
                        new DatabasePoller.Timing(
                                clock, settings.rhythm().relations().toNanos())));
    }

    private StatementText read(String raw) {
        NormalizedSql normalized = normalizer.normalize(raw);
        return new StatementText(raw, normalized, Literals.in(raw), filter.excludes(raw, normalized));
    }
}
