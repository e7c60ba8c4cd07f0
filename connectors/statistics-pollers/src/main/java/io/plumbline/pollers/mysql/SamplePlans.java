package io.plumbline.pollers.mysql;

import io.plumbline.capture.engine.mysql.MysqlExplain;
import io.plumbline.capture.engine.mysql.MysqlPlanReader;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.explain.ExplainLimits;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.BudgetedExplainer;
import io.plumbline.pollers.explain.Executed;
import io.plumbline.pollers.explain.ExplainAgenda.Candidate;
import io.plumbline.pollers.explain.ExplainBudget;
import io.plumbline.pollers.explain.ExplainLoop;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.options.PollerSettings;
import io.plumbline.pollers.records.PlanOutcome;
import io.plumbline.pollers.records.RefusedPlans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains what the budget allows of one schema's statements, by the samples that the server keeps. */
final class SamplePlans {

    private static final MysqlPlanReader READER = new MysqlPlanReader();
    private static final Pattern VERSION_1 = Pattern.compile("\\s*\\{\\s*\"query_block\"");
    private static final int DEFAULT_SAMPLE_CHARS = 1024;

    private final PollerSettings settings;
    private final ExplainBudget budget;
    private final BudgetedExplainer explainer;
    private final PollClock clock;
    private final ExplainLoop<String> loop;
    private final DigestTexts texts;

    SamplePlans(PollerSettings settings, ExplainBudget budget, Tools tools) {
        this.settings = settings;
        this.budget = budget;
        this.clock = tools.clock();
        this.texts = tools.texts();
        this.explainer = new BudgetedExplainer(settings.explain().session(), budget, tools.metrics(), clock);
        this.loop = new ExplainLoop<>(explainer, settings.explain().retryAfter().toNanos(), clock);
    }

    /** What all schemas of an instance share. */
    record Tools(DigestTexts texts, PollerMetrics metrics, PollClock clock) {}

    /** An outcome for every statement, by its hash. */
    Map<String, PlanOutcome> explain(
            Connection connection, MySqlView server, SchemaCatalog catalog, List<SampleSighting> sightings)
            throws SQLException {
        Map<String, PlanOutcome> outcomes = new HashMap<>();
        Map<String, SampleSighting> open = new LinkedHashMap<>();
        for (SampleSighting sighting : sightings) {
            NoPlanReason obstacle = obstacle(sighting, server, catalog);
            if (obstacle == null) {
                open.merge(
                        sighting.sqlHash(),
                        sighting,
                        (one, other) -> one.executed().any() ? one : other);
            } else {
                outcomes.putIfAbsent(sighting.sqlHash(), new PlanOutcome.Absent(obstacle));
            }
        }
        List<Candidate<String>> candidates = new ArrayList<>();
        Map<String, Executed> executed = new HashMap<>();
        sightings.forEach(sighting -> executed.merge(sighting.sqlHash(), sighting.executed(), Executed::plus));
        open.keySet()
                .forEach(hash -> candidates.add(new Candidate<>(hash, Objects.requireNonNull(executed.get(hash)))));
        outcomes.putAll(loop.run(
                candidates,
                catalog.version(),
                hash -> plan(connection, server, catalog, Objects.requireNonNull(open.get(hash)))));
        loop.retain(outcomes.keySet());
        return outcomes;
    }

    /** A plan of this poll is not used after all. */
    void takenBack(SampleSighting sighting) {
        loop.takenBack(sighting.sqlHash());
    }

    private @Nullable NoPlanReason obstacle(SampleSighting sighting, MySqlView server, SchemaCatalog catalog) {
        if (budget.isOff()) {
            return NoPlanReason.EXPLAIN_OFF;
        }
        if (server.facts().isMariaDb()) {
            return NoPlanReason.NO_SAMPLE;
        }
        if (sighting.text().normalized().truncated()) {
            return NoPlanReason.TEXT_TRUNCATED;
        }
        return loop.refusal(sighting.sqlHash(), catalog.version());
    }

    private PlanOutcome plan(Connection connection, MySqlView server, SchemaCatalog catalog, SampleSighting sighting)
            throws SQLException {
        Question question = new Question(connection, server, catalog, sighting);
        Explained explained = explainer.explain(question);
        if (explained instanceof Explained.Refused refused) {
            return new PlanOutcome.Absent(refused.reason());
        }
        String json = ((Explained.Document) explained).json();
        MysqlExplain explain =
                new MysqlExplain(json, question.rewritten, sighting.row().key().schema(), optimizer(json));
        try {
            return new PlanOutcome.Planned(
                    READER.read(explain, catalog.names(), server.costs().constants())
                            .under(server.costs().changed()),
                    PlanKind.SAMPLE,
                    server.moment().at(clock.nanoTime()),
                    null);
        } catch (PlanRefusedException e) {
            return new PlanOutcome.Absent(RefusedPlans.reason(e.reason()));
        }
    }

    /** Our session asks for version 1, and only the classic optimizer prints it: a hint in the sample may choose the other. */
    private static MysqlExplain.Optimizer optimizer(String json) {
        return VERSION_1.matcher(json).lookingAt() ? MysqlExplain.Optimizer.CLASSIC : MysqlExplain.Optimizer.HYPERGRAPH;
    }

    /** Reads the sample and asks, once, and keeps what the answer has beside the document; both are the server's time. */
    private final class Question implements BudgetedExplainer.Question {

        private final Connection connection;
        private final MySqlView server;
        private final SchemaCatalog catalog;
        private final SampleSighting sighting;
        private @Nullable String rewritten;

        Question(Connection connection, MySqlView server, SchemaCatalog catalog, SampleSighting sighting) {
            this.connection = connection;
            this.server = server;
            this.catalog = catalog;
            this.sighting = sighting;
        }

        @Override
        public PlanExplainer.Answer ask(ExplainLimits limits) throws SQLException {
            long begun = clock.nanoTime();
            String sample = DigestReader.sample(connection, sighting.row().key());
            NormalizedSql normalized = texts.normalized(sample == null ? "" : sample);
            if (sample != null
                    && sample.indexOf('"') >= 0
                    && !normalized.sqlHash().equals(sighting.sqlHash())) {
                sample = AnsiQuotes.inBackQuotes(sample);
                normalized = texts.normalized(sample);
            }
            NoPlanReason obstacle = SampleText.obstacle(sample, normalized, rules());
            if (obstacle != null) {
                return new PlanExplainer.Answer(new Explained.Refused(obstacle), clock.nanoTime() - begun);
            }
            SampleExplainer samples =
                    new SampleExplainer(connection, settings.explain().session().statementTimeout(), clock);
            SampleExplainer.Answer answer = samples.explain(
                    new SampleExplainer.Sample(
                            sighting.row().key().schema(), String.valueOf(sample), normalized.command()),
                    limits);
            rewritten = answer.rewritten();
            return answer.timed();
        }

        private SampleText.Rules rules() {
            return new SampleText.Rules(
                    server.facts().number("performance_schema_max_sql_text_length", DEFAULT_SAMPLE_CHARS),
                    settings.explain().longestTextChars(),
                    catalog.functions(),
                    settings.exclusions().markers(),
                    sighting.sqlHash());
        }
    }
}
