package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PlumblineCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "verdicts", "down"})
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).startsWith("Usage: plumbline " + command).contains("--work-dir");
    }

    @Test
    void theHelpListsTheExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("Exit codes:")
                .contains("1   an expectation was not met")
                .contains("2   wrong usage or configuration");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run("--version")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).matches("plumbline \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void aCompletionScriptForTheShellKnowsEveryCommand() {
        assertThat(run("generate-completion")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("complete -F")
                .contains("--work-dir")
                .contains("verdicts");
    }

    @Test
    void wrongUsageIsToldOnStandardErrorAndLeavesStandardOutputEmpty() {
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
        assertThat(run("verdicts", "--level", "AWFUL")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("AWFUL").contains("BLOCK");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aWrongConfigurationIsRefusedBeforeAnythingStarts() throws IOException {
        Path config = Files.writeString(folder.resolve("watch.yaml"), "clusters: []\ncolour: red\n");
        assertThat(run("up", "--config", config.toString(), "--work-dir", work()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString())
                .contains("2 problems")
                .contains("clusters: must name at least one cluster")
                .contains("colour: unknown option");
        assertThat(folder.resolve("work/pids")).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws IOException {
        Files.writeString(folder.resolve("password"), "quiet");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = Files.writeString(folder.resolve("watch.yaml"), """
                    clusters:
                      - name: orders
                        instances: [{name: a, jdbcUrl: 'jdbc:postgresql://db/x', user: u, passwordFile: password}]
                    ports: {kafka: free, registry: %d}
                    """.formatted(taken.getLocalPort()));
            assertThat(run("up", "--config", config.toString(), "--work-dir", work()))
                    .isEqualTo(ExitCodes.INFRASTRUCTURE);
            assertThat(err.toString())
                    .contains("port " + taken.getLocalPort() + " (registry) is taken")
                    .contains("ports: {registry: free}");
        }
    }

    @Test
    void statusOfAFolderWithoutAStackSaysHowToStartOne() {
        assertThat(run("status", "--work-dir", work())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("no stack was started here").contains("plumbline up");
    }

    @Test
    void downWithNothingRunningIsNoFailure() {
        assertThat(run("down", "--work-dir", work())).isEqualTo(ExitCodes.OK);
        assertThat(err.toString()).contains("nothing runs in");
        assertThat(out.toString()).isEmpty();
    }

    private String work() {
        return folder.resolve("work").toString();
    }

    private int run(String... arguments) {
        CommandLine command = PlumblineCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
