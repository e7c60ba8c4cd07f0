package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.baselines.exchange.BaselineExport;
import io.plumbline.local.baselines.exchange.BaselineImport;
import io.plumbline.local.baselines.exchange.ExportedBaselines;
import io.plumbline.local.baselines.exchange.ImportLine;
import io.plumbline.local.baselines.exchange.ImportOutcome;
import io.plumbline.local.baselines.exchange.ImportSettings;
import io.plumbline.local.baselines.exchange.MadeBaselines;
import io.plumbline.local.process.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines from one control database to another; the job of each is what {@link #job} does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BaselineExchangeIT {

    private static final long SEED = 20_261_121;
    private static final int MANY = 300;
    private static final ImportSettings ANYWHERE = new ImportSettings(Map.of(), true, null);
    private static final ExportedBaselines ALL = new ExportedBaselines(null, null, null);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/baselines/version-1.jsonl");

    private DecisionDatabase here;
    private DecisionDatabase there;
    private String since = "-infinity";

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        here = DecisionDatabase.start(folder);
        there = here.beside("plumbline_other");
    }

    @AfterAll
    void stop() {
        here.close();
    }

    @BeforeEach
    void forgetBaselines() throws SQLException {
        here.owner().execute("TRUNCATE plumbline.baseline");
        there.owner().execute("TRUNCATE plumbline.baseline");
        since = here.owner().row("SELECT clock_timestamp()");
    }

    @Test
    void whatOneDatabaseWritesAnotherTakesInAndWritesAgain() throws Exception {
        System.out.println("seed " + SEED);
        String file = file(made(MANY));
        assertThat(run(here, file, ANYWHERE)).containsOnlyKeys(ImportOutcome.CREATE);
        job(here);
        String exported = export(here, ALL);
        ImportSettings renamed = new ImportSettings(Map.of("orders", "orders-new"), true, "moved");

        assertThat(run(there, exported, renamed)).isEqualTo(Map.of(ImportOutcome.CREATE, (long) MANY));
        job(there);
        String again = export(there, ALL);

        assertThat(plans(again))
                .isEqualTo(plans(exported.replace("\"cluster\":\"orders\"", "\"cluster\":\"orders-new\"")));
        assertThat(plans(exported)).isEqualTo(plans(file));
        assertThat(run(there, exported, renamed)).isEqualTo(Map.of(ImportOutcome.KEEP, (long) MANY));
        assertThat(
                        there.owner()
                                .row(
                                        "SELECT count(*), count(DISTINCT reason), min(reason), min(decided_by), min(origin ->> 'cluster'),"
                                                + " min(after ->> 'source') FROM plumbline.spm_decision WHERE reason = 'moved'"))
                .isEqualTo(MANY + " 1 moved operator orders IMPORT");
    }

    @Test
    void whatIsOtherwiseHereIsChangedAndSaidBefore() throws Exception {
        List<ObjectNode> lines = made(4);
        lines.forEach(line -> line.put("status", "ACCEPTED").put("enabled", true));
        run(here, file(lines), ANYWHERE);
        job(here);
        lines.get(1).put("status", "FIXED");
        lines.get(2).put("enabled", false);
        String before = decisions();

        List<ImportLine> shown = new ArrayList<>();
        Map<ImportOutcome, Long> counts;
        try (Connection connection = here.connect("operator")) {
            counts = new BaselineImport(connection, ANYWHERE).rehearse("file", in(file(lines)), shown::add);
        }
        assertThat(decisions()).isEqualTo(before);
        assertThat(counts).isEqualTo(Map.of(ImportOutcome.CHANGE, 2L, ImportOutcome.KEEP, 2L));
        assertThat(shown)
                .extracting(line -> "%d %s %s -> %s %s"
                        .formatted(line.line(), line.outcome(), line.statusBefore(), line.status(), line.enabled()))
                .containsExactly(
                        "2 KEEP ACCEPTED -> ACCEPTED true",
                        "3 CHANGE ACCEPTED -> FIXED true",
                        "4 CHANGE ACCEPTED -> ACCEPTED false",
                        "5 KEEP ACCEPTED -> ACCEPTED true");
        assertThat(shown).extracting(ImportLine::decisionId).containsOnlyNulls();

        run(here, file(lines), ANYWHERE);
        job(here);
        assertThat(run(here, file(lines), ANYWHERE)).containsOnlyKeys(ImportOutcome.KEEP);
    }

    @Test
    void everyBrokenLineIsSaidAndNothingIsWritten() throws Exception {
        List<ObjectNode> lines = made(6);
        lines.get(1).put("status", "GOOD");
        lines.get(3).put("plan_hash", "f".repeat(64));
        lines.set(5, lines.get(0));
        String file = file(lines).replace("\"baselines\":6", "\"baselines\":7") + "not JSON\n";
        String before = decisions();

        assertThatThrownBy(() -> run(here, file, new ImportSettings(Map.of("other", "x"), true, null)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("file, of which nothing was imported: 5 problems")
                .hasMessageContaining("line 1: --cluster-as names the cluster other, and no line is of it")
                .hasMessageContaining(
                        "line 3: status must be one of UNACCEPTED, ACCEPTED, FIXED, REJECTED, was \"GOOD\"")
                .hasMessageContaining("line 5: plan_hash must be that of the plan's nodes")
                .hasMessageContaining("line 7: it is about the same plan of the same statement as line 2")
                .hasMessageContaining("line 8: it is not one JSON object");
        assertThat(decisions()).isEqualTo(before);
        assertThat(run(here, file(made(2)), ANYWHERE)).as("the session goes on").hasSize(1);
    }

    @Test
    void aFileThatWasCutOrIsEmptyIsRefused() {
        assertThatThrownBy(() -> run(here, file(made(3)).replace("\"baselines\":3", "\"baselines\":4"), ANYWHERE))
                .hasMessageContaining("line 1: the header says 4 baselines and the file has 3: was it cut?");
        assertThatThrownBy(() -> run(here, "", ANYWHERE)).hasMessageContaining("there is no header: the file is empty");
    }

    @Test
    void whatCannotBeImportedHereKeepsTheOthersOut() throws Exception {
        run(here, file(made(1)), ANYWHERE);
        job(here);
        List<ObjectNode> lines = made(3);
        lines.get(1).put("namespace", "elsewhere");
        lines.get(2).put("scope", "LOCAL").put("instance", "replica");
        String before = decisions();

        List<ImportLine> shown = new ArrayList<>();
        try (Connection connection = here.connect("operator")) {
            BaselineImport baselines = new BaselineImport(connection, new ImportSettings(Map.of(), false, null));
            assertThat(baselines.run("file", in(file(lines)), shown::add))
                    .isEqualTo(Map.of(ImportOutcome.KEEP, 1L, ImportOutcome.REFUSE, 2L));
        }
        assertThat(decisions()).isEqualTo(before);
        assertThat(shown)
                .extracting(ImportLine::detail)
                .containsExactly(
                        null,
                        "no statement is known in cluster_name => 'orders', database_name => 'shop', namespace => 'elsewhere';"
                                + " known: cluster_name => 'orders', database_name => 'shop', namespace => 'public'",
                        "it is LOCAL to instance \"replica\": LOCAL baselines are not kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | baseline must be an object",
                "{} | cluster must be a text",
                "{\"cluster\":\"c\",\"database\":\"d\",\"namespace\":\"n\",\"engine\":\"X\"} | engine must be POSTGRESQL or MYSQL"
            })
    void theFunctionRefusesWhatIsNoBaselineWithoutTheCommand(String baseline, String problem) {
        assertThatThrownBy(() -> here.decide("spm_import_baseline(?::jsonb)", baseline))
                .hasMessageContaining("the baseline cannot be imported: " + problem);
    }

    @Test
    void theFunctionRefusesATextWithAValue() {
        ObjectNode line = made(1).get(0);

        for (String text : List.of("select 4711", "select 'a'", "select 1 -- x", "select 'open")) {
            assertThatThrownBy(() -> here.decide(
                            "spm_import_baseline(?::jsonb)",
                            line.put("sql_text", text).toString()))
                    .hasMessageContaining("sql_text must be a canonical text");
        }
    }

    @Test
    void onlyWhatIsAskedForIsWrittenAndNothingThatIsRetired() throws Exception {
        List<ObjectNode> lines = made(20);
        run(here, file(lines), ANYWHERE);
        job(here);
        here.owner().execute("UPDATE plumbline.baseline SET status = 'RETIRED' WHERE status = 'REJECTED'");

        long fixed = lines.stream()
                .filter(line -> line.path("status").asText().equals("FIXED"))
                .count();
        assertThat(plans(export(here, new ExportedBaselines("orders", "shop", "FIXED"))))
                .hasSize((int) fixed);
        assertThat(plans(export(here, ALL))).hasSize((int) lines.stream()
                .filter(line -> !line.path("status").asText().equals("REJECTED"))
                .count());
        assertThat(plans(export(here, new ExportedBaselines("none", null, null))))
                .isEmpty();
    }

    @Test
    void theFileIsWhatVersionOneSays() throws Exception {
        run(here, file(made(3)), new ImportSettings(Map.of(), true, "golden"));
        job(here);
        String file = export(here, ALL)
                .replaceAll("\"exported_at\":\"[^\"]+\"", "\"exported_at\":\"2026-01-01T00:00:00Z\"")
                .replaceAll("\"decision_id\":\"[^\"]+\"", "\"decision_id\":\"3f0c4f3e-0000-4000-8000-000000000001\"")
                .replaceAll("\"decided_at\":\"[^\"]+\"", "\"decided_at\":\"2026-01-01T00:00:00+00:00\"");

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, file);
        }
        assertThat(file).isEqualTo(Files.readString(GOLDEN));
    }

    private static List<ObjectNode> made(int count) {
        MadeBaselines made = new MadeBaselines(SEED);
        List<ObjectNode> lines = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            lines.add(made.line(number));
        }
        return lines;
    }

    private static String file(List<ObjectNode> lines) {
        StringBuilder file = new StringBuilder(
                "{\"format\":\"plumbline-baselines\",\"version\":1,\"exported_at\":\"2026-01-01T00:00:00Z\",\"baselines\":%d}\n"
                        .formatted(lines.size()));
        lines.forEach(line -> file.append(line).append('\n'));
        return file.toString();
    }

    private static ByteArrayInputStream in(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<ImportOutcome, Long> run(DecisionDatabase database, String file, ImportSettings settings)
            throws SQLException, IOException {
        try (Connection connection = database.connect("operator")) {
            return new BaselineImport(connection, settings).run("file", in(file), line -> {});
        }
    }

    private static String export(DecisionDatabase database, ExportedBaselines selected)
            throws SQLException, IOException {
        try (Connection connection = database.connect("reader")) {
            StringWriter out = new StringWriter();
            new BaselineExport(connection).write(selected, out);
            return out.toString();
        }
    }

    /** What a file says of plans, whatever their order and the order of their fields. */
    private static List<String> plans(String file) throws IOException {
        List<String> plans = new ArrayList<>();
        for (String line : file.lines().skip(1).toList()) {
            ObjectNode baseline = (ObjectNode) JSON.readTree(line);
            baseline.remove(List.of(
                    "source",
                    "cost",
                    "ms_per_call",
                    "calls",
                    "first_seen_at",
                    "last_seen_at",
                    "updated_at",
                    "decision"));
            plans.add(JSON.writeValueAsString(JSON.treeToValue(baseline, Map.class)));
        }
        plans.sort(null);
        return plans;
    }

    private String decisions() throws SQLException {
        return here.owner().row("SELECT count(*) FROM plumbline.spm_decision");
    }

    /** The baselines that come of what was decided, as the job publishes and the sink writes them. */
    private void job(DecisionDatabase database) throws SQLException {
        database.owner().execute("""
                INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, engine, sql_text, plan_hash,
                    plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at, updated_at, decision_id)
                SELECT DISTINCT ON (cluster_name, database_name, namespace, sql_hash, plan_hash)
                    concat_ws('/', cluster_name, database_name, namespace, sql_hash, plan_hash), cluster_name, database_name,
                    namespace, sql_hash, engine, sql_text, plan_hash, plan, status, enabled, 'IMPORT', scope, '{"calls": 0}',
                    '2026-01-01 00:00Z', '2026-01-01 00:00Z', '2026-01-01 00:00Z', decision_id
                FROM plumbline.spm_decision WHERE kind = 'IMPORT' AND decided_at > '%s'
                ORDER BY cluster_name, database_name, namespace, sql_hash, plan_hash, decided_at DESC
                ON CONFLICT (baseline_key) DO UPDATE SET status = EXCLUDED.status, enabled = EXCLUDED.enabled""".formatted(since));
    }
}
