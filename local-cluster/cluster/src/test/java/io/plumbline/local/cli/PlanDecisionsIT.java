package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.baselines.exchange.MadeBaselines;
import io.plumbline.local.control.AnyText;
import io.plumbline.local.control.DecisionDatabase;
import io.plumbline.local.control.StoredPlan;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.PortName;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.stack.StackPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deciding commands on a real control database. Statement 1 of namespace public has plan 1 from 1 January and plan 2 from
 * 5 January; statement 2 exists in two namespaces.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanDecisionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATEMENT = "5a1" + "0".repeat(29);
    private static final String TWICE = "5a2" + "0".repeat(29);
    private static final String FIRST = "a1" + "0".repeat(62);
    private static final String SECOND = "b2" + "0".repeat(62);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private DecisionDatabase control;
    private WorkFolder work;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        StackPorts ports = StackPorts.free();
        control = DecisionDatabase.start(
                folder, PostgresSpec.of("postgres", PostgresVersion.V18, ports.get(PortName.CONTROL_DATABASE)));
        work = new WorkFolder(folder);
        StackFile.write(work, ports);
        StoredPlan first = StoredPlan.ofShop(STATEMENT, FIRST);
        StoredPlan second = StoredPlan.ofShop(STATEMENT, SECOND);
        control.baseline(first);
        control.baseline(second);
        control.change(first, null, "2026-01-01 00:00:00Z");
        control.change(second, FIRST, "2026-01-05 00:00:00Z");
        control.baseline(StoredPlan.ofShop(TWICE, FIRST));
        control.baseline(StoredPlan.ofShop(TWICE, FIRST).in("it's \u001b[2J"));
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @ParameterizedTest
    @CsvSource({
        "accept S P1, ACCEPT ACCEPTED P1",
        "fix S P2, FIX FIXED P2",
        "reject S P2, REJECT REJECTED P2",
        "unaccept S P1, UNACCEPT UNACCEPTED P1",
        "enable S P1, ENABLE null P1",
        "disable S P1, DISABLE null P1",
        "drop S P1, DROP null P1",
        "accept S --at 2026-01-04T00:00Z, ACCEPT ACCEPTED P1",
        "fix S --at 2026-01-06T00:00+02:00, FIX FIXED P2",
        "rollback S, ROLLBACK FIXED P1",
        "rollback S --to 2026-01-06, ROLLBACK FIXED P2"
    })
    void everyCommandDecidesWithTheWordsOfTheFunctions(String command, String decided) throws Exception {
        List<String> arguments = new ArrayList<>();
        if (!command.startsWith("rollback")) {
            arguments.add("baselines");
        }
        for (String word : filled(command).split(" ", -1)) {
            arguments.add(word);
        }
        arguments.addAll(List.of("--output", "json", "--reason", "because"));

        assertThat(run(arguments)).as(err.toString()).isEqualTo(ExitCodes.OK);
        JsonNode decision = JSON.readTree(out.toString()).path("decision");
        assertThat(decision.path("kind").asText() + " "
                        + decision.path("status").asText() + " "
                        + decision.path("plan_hash").asText())
                .isEqualTo(filled(decided));
        assertThat(control.owner()
                        .row(
                                "SELECT reason, decided_by, application_name LIKE 'plumbline, %' FROM plumbline.spm_decision"
                                        + " WHERE decision_id = '"
                                        + decision.path("decision_id").asText() + "'"))
                .isEqualTo("because plumbline_cli t");
    }

    @Test
    void aPersonReadsWhatBecomesOfWhichPlanAndWhoDecided() {
        assertThat(run("baselines", "fix", STATEMENT, FIRST, "--reason", "the index scan\u001b[2J is slow"))
                .isEqualTo(ExitCodes.OK);

        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).matches("FIX [0-9a-f-]{36}"),
                        line -> assertThat(line).isEqualTo("  statement " + STATEMENT),
                        line -> assertThat(line).isEqualTo("  plan      " + FIRST),
                        line -> assertThat(line).isEqualTo("  in        orders/shop/public"),
                        line -> assertThat(line).isEqualTo("  status    ACCEPTED -> FIXED"),
                        line -> assertThat(line).isEqualTo("  enabled   true"),
                        line -> assertThat(line).isEqualTo("  source    CAPTURE -> USER"),
                        line -> assertThat(line).isEqualTo("  scope     GLOBAL"),
                        line -> assertThat(line).isEqualTo("  reason    the index scan\\u001b[2J is slow"),
                        line -> assertThat(line)
                                .matches(
                                        "  decided   2\\S+ by plumbline_cli from 127\\.0\\.0\\.1 \\(plumbline, .+\\)"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theBeginningOfAHashIsEnoughWhereItMeansOneOnly() {
        assertThat(run("baselines", "disable", "5A1", "b")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains(STATEMENT, SECOND, "enabled   true -> false");

        assertThat(run("baselines", "disable", "5a", "b2")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("must be 32 lower-case hex digits, was \"5a\"", STATEMENT, TWICE);
    }

    @Test
    void aDryRunShowsTheDecisionAndWritesNothing() throws SQLException {
        String before = decisions();

        assertThat(run("rollback", STATEMENT, "--dry-run")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("ROLLBACK", "status    ACCEPTED -> FIXED", FIRST);
        assertThat(err.toString()).contains("nothing was decided");
        assertThat(run("rollback", STATEMENT, "--dry-run", "--output", "json")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("\"dry_run\":true");

        assertThat(decisions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baselines accept ffff P1 | sql_hash must be 32 lower-case hex digits | Nearest in order: S",
                "baselines drop S ffff | plan_hash must be 64 lower-case hex digits, was \"ffff\" | P1 (ACCEPTED",
                "baselines accept S --at 2025-12-31 | has no plan history at or before | begins with: 2026-01-01",
                "baselines accept S --at soon | invalid input syntax for type timestamp | \"soon\"",
                "baselines enable 5a2 P1 | is ambiguous: it exists in 2 places | Here: --cluster, --database, --namespace",
                "baselines enable 5a2 P1 --namespace x | does not exist in namespace => 'x' | namespace => 'public'",
                "baselines accept S | give either PLAN_HASH or --at TIME | Usage: plumbline baselines accept",
                "baselines accept S P1 --at now | give either PLAN_HASH or --at TIME | Usage: plumbline baselines accept",
                "rollback S --to infinity | at must be before 2200-01-01 | begins with: 2026-01-01",
                "rollback 5a2 --namespace public | has no plan history | It has no history."
            })
    void whatIsWrongIsSaidInTheServersWordsWithWhatThereIs(String command, String message, String known) {
        assertThat(run(List.of(filled(command).split(" ", -1)))).isEqualTo(ExitCodes.USAGE);

        assertThat(err.toString())
                .contains(filled(message), filled(known))
                .doesNotContain("Where:", "PL/pgSQL", "\tat ", "\u001b");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBaselineIsCreatedByHintsOrByAKnownPlanWithoutValuesInItsText(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("q.sql"), "SELECT * FROM orders WHERE customer = 'Ada'")
                .toString();

        assertThat(run("baselines", "create", file, "--hints", "SeqScan(orders)", "--namespace", "public"))
                .as(err.toString())
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("text      SELECT * FROM orders WHERE customer = '?'", "hints     SeqScan(orders)")
                .contains("status    none -> ACCEPTED")
                .doesNotContain("Ada");
        assertThat(run("baselines", "create", file, "--plan", "b2", "--status", "FIXED"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("plan      " + SECOND, "status    none -> FIXED");

        assertThat(run("baselines", "create", file, "--plan", "SeqScan(orders)"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("plan_hash must be 64 lower-case hex digits", "was 'SeqScan(orders)'");
        assertThat(run("baselines", "create", file)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--plan", "--hints");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE plumbline.baseline; --",
                "x'); DELETE FROM plumbline.spm_decision; --",
                "$$; DROP SCHEMA plumbline CASCADE; $$",
                "\\'; SELECT 1; --",
                "%I %L %s %1$s",
                "\" OR 1=1 --",
                "${sys:user.home} ${env:PATH}",
                "@/etc/passwd",
                "it's \u001b[2J",
                "' || pg_sleep(60) || '"
            })
    void injectedTextIsKeptOrRefusedAndNeverRuns(String text) throws Exception {
        String before = whole();

        for (List<String> command : List.of(
                List.of("baselines", "drop", "--", text, FIRST),
                List.of("baselines", "drop", "--", STATEMENT, text),
                List.of("baselines", "accept", STATEMENT, "--at=" + text),
                List.of("rollback", STATEMENT, "--to=" + text),
                List.of("baselines", "drop", STATEMENT, FIRST, "--cluster=" + text),
                List.of("baselines", "drop", STATEMENT, FIRST, "--database=" + text),
                List.of("baselines", "drop", STATEMENT, FIRST, "--namespace=" + text),
                List.of("baselines", "drop", STATEMENT, FIRST, "--instance=" + text))) {
            assertThat(run(command)).as(command.toString()).isEqualTo(ExitCodes.USAGE);
            assertThat(err.toString()).doesNotContain("syntax error", "\u001b", "\tat ");
        }
        assertThat(whole()).isEqualTo(before);
        assertThat(reasonKept(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = 20_260_101)
    void anyReasonComesBackAsItWasGiven(long seed) throws Exception {
        System.out.println("seed " + seed);
        AnyText texts = new AnyText(new Random(seed));
        for (int i = 0; i < 200; i++) {
            String reason = texts.next();
            assertThat(reasonKept(reason)).isEqualTo(reason);
        }
    }

    @Test
    void aFileIsShownThenImportedThenKept(@TempDir Path folder) throws Exception {
        ObjectNode line =
                new MadeBaselines(7).line(1).put("namespace", "public").put("status", "FIXED");
        Path file = folder.resolve("baselines.jsonl");
        Files.writeString(
                file,
                "{\"format\":\"plumbline-baselines\",\"version\":1,\"exported_at\":\"2026-01-01T00:00Z\"}\n" + line);
        String before = decisions();

        assertThat(run("baselines", "import", file.toString()))
                .as(err.toString())
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("LINE  DOES    STATEMENT", "2     CREATE  ", "FIXED", "orders/shop/public")
                .contains("1 would be created, 0 would be changed, 0 would be kept, 0 would be refused");
        assertThat(err.toString()).contains("a dry run: nothing was decided; --apply decides");
        assertThat(decisions()).isEqualTo(before);

        assertThat(run("baselines", "import", file.toString(), "--apply", "--output", "json", "--reason", "moved"))
                .as(err.toString())
                .isEqualTo(ExitCodes.OK);
        String id = JSON.readTree(out.toString()).path("decision_id").asText();
        assertThat(control.owner()
                        .row("SELECT kind, reason, decided_by FROM plumbline.spm_decision WHERE decision_id = '" + id
                                + "'"))
                .isEqualTo("IMPORT moved plumbline_cli");

        assertThat(run("baselines", "import", file.toString(), "--cluster-as", "orders=nowhere", "--apply"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(out.toString()).contains("REFUSE", "no statement is known in cluster_name => 'nowhere'");
        assertThat(err.toString()).contains("nothing was imported, because of the lines that are refused");
        assertThat(run("baselines", "import", file.toString(), "--apply", "--dry-run"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("baselines", "import", "none.jsonl")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("none.jsonl: 1 problem", "cannot be read");
    }

    @Test
    void baselinesAreWrittenToAFileOrToStandardOutput(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("baselines.jsonl");

        assertThat(run("baselines", "export", file.toString(), "--database", "shop"))
                .as(err.toString())
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("plumbline: 4 baselines written");
        assertThat(run("baselines", "export", "--database", "shop")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString().lines().skip(1))
                .isEqualTo(Files.readAllLines(file).subList(1, 5));
        assertThat(run("baselines", "import", file.toString()))
                .as("no plan has nodes")
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString())
                .contains("of which nothing was imported: ", "line 2: plan: nodes is missing", "line 5: ");
    }

    @Test
    void aWaitThatIsNoneIsRefused() {
        assertThat(run("rollback", STATEMENT, "--wait", "-1")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--wait must be from 0 to 3600, was -1");
    }

    @Test
    void theLoginMayDecideAndNothingElse() throws SQLException {
        run("rollback", STATEMENT);

        assertThat(control.owner().rows("""
                        SELECT r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls,
                            (SELECT string_agg(g.rolname, ' ') FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                             WHERE m.member = r.oid)
                        FROM pg_roles r WHERE rolname = 'plumbline_cli'""")).containsExactly("f plumbline_operator");
    }

    @Test
    void aLoginThatIsGoneIsMadeAnew() throws SQLException {
        assertThat(run("rollback", STATEMENT)).isEqualTo(ExitCodes.OK);
        control.owner().execute("DROP ROLE plumbline_cli");

        assertThat(run("rollback", STATEMENT)).as(err.toString()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void withoutAControlDatabaseTheWayToOneIsSaid(@TempDir Path folder) {
        StackFile.write(new WorkFolder(folder), StackPorts.free());

        assertThat(PlumblineCommand.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("rollback", STATEMENT, "--work-dir", folder.toString()))
                .isEqualTo(ExitCodes.INFRASTRUCTURE);
        assertThat(err.toString())
                .contains("cannot reach the control database", "`plumbline up --config FILE` makes and starts it");
    }

    private String reasonKept(String reason) throws Exception {
        assertThat(run("baselines", "enable", STATEMENT, FIRST, "--output=json", "--reason=" + reason))
                .as(err.toString())
                .isEqualTo(ExitCodes.OK);
        String id = JSON.readTree(out.toString())
                .path("decision")
                .path("decision_id")
                .asText();
        return control.owner().row("SELECT reason FROM plumbline.spm_decision WHERE decision_id = '" + id + "'");
    }

    private String decisions() throws SQLException {
        return control.owner().row("SELECT count(*) FROM plumbline.spm_decision");
    }

    private String whole() throws SQLException {
        return control.owner().row("""
                SELECT (SELECT count(*) FROM plumbline.spm_decision), (SELECT md5(string_agg(b::text, ',' ORDER BY baseline_key))
                        FROM plumbline.baseline b),
                    (SELECT count(*) FROM pg_class WHERE relnamespace = 'plumbline'::regnamespace)""");
    }

    private static String filled(String template) {
        return template.replace("P1", FIRST).replace("P2", SECOND).replaceAll("\\bS\\b", STATEMENT);
    }

    private int run(String... arguments) {
        return run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(arguments);
        int command = arguments.get(0).equals("baselines") ? 2 : 1;
        all.addAll(command, List.of("--work-dir", work.root().toString()));
        if (!arguments.contains("--wait") && !arguments.contains("export")) {
            all.addAll(command, List.of("--wait", "0"));
        }
        return PlumblineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
