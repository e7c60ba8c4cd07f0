package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PlanCommandTest {

    private static final String PLAN = """
            [{"Plan": {"Node Type": "Index Scan", "Schema": "public", "Relation Name": "orders", "Alias": "o",
              "Index Name": "%s", "Startup Cost": 0.29, "Total Cost": 44.10, "Plan Rows": 10,
              "Index Cond": "(o.customer_id = 4711)"}}]
            """;

    private static final String INDEXES = """
            {"schema": "public", "name": "orders", "parent": null, "estimated_rows": 20000, "indexes": [
              {"name": "old_name", "method": "btree", "key_columns": ["customer_id"], "predicate": null},
              {"name": "new_name", "method": "btree", "key_columns": ["customer_id"], "predicate": null}]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void manyDocumentsOfManyFilesAreHashedOnePerLine() throws IOException {
        Path two = write("two.json", PLAN.formatted("old_name") + PLAN.formatted("new_name"));
        Path one = write("one.json", PLAN.formatted("old_name"));
        Path indexes = write("indexes.json", INDEXES);

        int exitCode = run("hash", "--engine", "postgres", "--indexes", "" + indexes, "" + two, "" + one);

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()
                        .lines()
                        .map(line -> line.replaceAll(".*plan_hash", "plan_hash"))
                        .distinct())
                .singleElement()
                .asString()
                .matches("plan_hash\":\"[0-9a-f]{64}\",\"fingerprint_version\":1}");
        assertThat(out.toString()).contains("two.json\",\"document\":2");
    }

    @Test
    void aPlanIsShownAsATreeWithoutLiterals() throws IOException {
        Path indexes = write("indexes.json", "[" + INDEXES + "]");
        int exitCode = run("show", "--indexes", "" + indexes, "" + write("plan.json", PLAN.formatted("old_name")));

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("[0] INDEX_SCAN on public.orders by btree (customer_id)  (cost 44.1, rows 10)")
                .contains("    Index Cond: public.orders.customer_id = ?")
                .doesNotContain("4711");
    }

    @Test
    void aPlanIsShownAsJson() throws IOException {
        int exitCode = run("show", "--output", "json", "" + write("plan.json", PLAN.formatted("old_name")));

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("\"operator\":\"INDEX_SCAN\"", "\"total_cost\":44.1", "\"index_method\":null")
                .doesNotContain("4711");
    }

    @Test
    void whatIsRefusedIsSaidOnStandardErrorAndTheRestIsRead() throws IOException {
        Path bad = write("bad.json", "{\"secret\": 4711}");
        Path good = write("good.json", PLAN.formatted("old_name"));

        int exitCode = run("hash", "" + bad, "" + good);

        assertThat(exitCode).isEqualTo(ExitCodes.EXPECTATION_FAILED);
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("\"refused\":\"MALFORMED\"", "bad.json")
                .doesNotContain("4711");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        assertThat(run("hash", folder.resolve("none.json").toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("none.json");
    }

    @Test
    void anIndexWithoutANameIsNamed() throws IOException {
        Path indexes = write("indexes.json", "{\"schema\": \"public\", \"name\": \"t\", \"indexes\": [{}]}");

        assertThat(run("hash", "--indexes", "" + indexes, "" + write("plan.json", PLAN)))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("indexes.json").contains("has no name");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        CommandLine commandLine = PlumblineCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "plan";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
