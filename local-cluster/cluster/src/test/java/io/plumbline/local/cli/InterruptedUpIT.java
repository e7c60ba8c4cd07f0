package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.local.process.ProcessIdentity;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.PortName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an `up` leaves behind that does not come to its end. */
final class InterruptedUpIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    @Test
    void aSignalWhileStartingStopsWhatWasStarted() throws Exception {
        WorkFolder folder = new WorkFolder(root.resolve("work"));
        Process up = up(folder);
        List<Long> started = awaitProcesses(folder);

        up.destroy();

        assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(RunningProcess.allLatestFirst(folder)).isEmpty();
        assertThat(started).map(ProcessIdentity::of).allMatch(Optional::isEmpty);
    }

    @Test
    void downFindsWhatACrashLeftRunning() throws Exception {
        WorkFolder folder = new WorkFolder(root.resolve("work"));
        Process up = up(folder);
        awaitProcesses(folder);
        up.destroyForcibly().waitFor();
        List<Long> left = RunningProcess.allLatestFirst(folder).stream()
                .map(RunningProcess::pid)
                .toList();
        assertThat(left).isNotEmpty();

        int exit = PlumblineCommand.commandLine()
                .execute("down", "--work-dir", folder.root().toString());

        assertThat(exit).isEqualTo(ExitCodes.OK);
        assertThat(left).map(ProcessIdentity::of).allMatch(Optional::isEmpty);
    }

    private Process up(WorkFolder folder) throws IOException {
        Files.writeString(root.resolve("password"), "quiet");
        StringBuilder watch = new StringBuilder("""
                clusters:
                  - name: orders
                    instances: [{name: a, jdbcUrl: 'jdbc:postgresql://127.0.0.1:1/x', user: u, passwordFile: password}]
                ports:
                """);
        for (PortName port : PortName.values()) {
            watch.append("  ").append(port.wireName()).append(": free\n");
        }
        Path config = Files.writeString(root.resolve("watch.yaml"), watch);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplumbline.home=" + System.getProperty("plumbline.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--config",
                config.toString(),
                "--work-dir",
                folder.root().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("up.log").toFile())
                .start();
    }

    private static List<Long> awaitProcesses(WorkFolder folder) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> RunningProcess.allLatestFirst(folder).stream()
                                .map(RunningProcess::pid)
                                .toList(),
                        pids -> !pids.isEmpty());
    }
}
