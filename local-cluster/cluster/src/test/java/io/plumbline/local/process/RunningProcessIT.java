package io.plumbline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningProcessIT {
    @TempDir
    private Path root;

    @Test
    void aProcessIsFoundAgainByItsPidFileAndStopped() {
        WorkFolder folder = new WorkFolder(root);
        long pid = RunningProcess.start(sleeper("sleeper"), folder).pid();
        RunningProcess found = RunningProcess.find("sleeper", folder).orElseThrow();
        assertThat(found.pid()).isEqualTo(pid);
        found.stop();
        assertThat(ProcessIdentity.of(pid)).isEmpty();
        assertThat(folder.pidFile("sleeper")).doesNotExist();
    }

    @Test
    void leftoversAreStoppedInTheReverseOrderOfStarting() {
        WorkFolder folder = new WorkFolder(root);
        RunningProcess.start(sleeper("first"), folder);
        RunningProcess.start(sleeper("second"), folder);
        List<RunningProcess> leftovers = RunningProcess.allLatestFirst(folder);
        assertThat(leftovers).extracting(RunningProcess::name).containsExactly("second", "first");
        leftovers.forEach(RunningProcess::stop);
        assertThat(RunningProcess.allLatestFirst(folder)).isEmpty();
    }

    @Test
    void aNumberThatBelongsToAnotherProcessNowIsNeverTouched() throws IOException {
        WorkFolder folder = new WorkFolder(root);
        RunningProcess stranger = RunningProcess.start(sleeper("stranger"), folder);
        String line = Files.readString(folder.pidFile("stranger"));
        String[] fields = line.split(" ", -1);
        fields[1] = "" + (Long.parseLong(fields[1]) - 1);
        Files.writeString(folder.pidFile("ours"), String.join(" ", fields));

        assertThat(RunningProcess.find("ours", folder)).isEmpty();
        assertThat(RunningProcess.allLatestFirst(folder))
                .extracting(RunningProcess::name)
                .containsExactly("stranger");
        assertThat(stranger.isRunning()).isTrue();
        stranger.stop();
    }

    @Test
    void aDamagedPidFileStopsNothing() throws IOException {
        WorkFolder folder = new WorkFolder(root);
        Files.writeString(folder.pidFile("damaged"), "1\n");
        assertThat(RunningProcess.allLatestFirst(folder)).isEmpty();
    }

    @Test
    void aProcessThatIgnoresTheSignalIsEndedByForceWithItsChildren() {
        WorkFolder folder = new WorkFolder(root);
        ProcessSpec stubborn = spec("stubborn", "/bin/sh", "-c", "trap '' TERM; sleep 1000 & wait; sleep 1000");
        RunningProcess process = RunningProcess.start(stubborn, folder);
        process.kill();
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void theSameProcessIsNotStartedTwice() {
        WorkFolder folder = new WorkFolder(root);
        RunningProcess running = RunningProcess.start(sleeper("once"), folder);
        assertThatThrownBy(() -> RunningProcess.start(sleeper("once"), folder))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("once already runs as process " + running.pid());
        running.stop();
    }

    @Test
    void aServerThatEndsBeforeItIsReadyIsReportedWithTheEndOfItsLog() {
        WorkFolder folder = new WorkFolder(root);
        RunningProcess process =
                RunningProcess.start(spec("short", "/bin/sh", "-c", "sleep 0.3; echo no room left; exit 1"), folder);
        assertThatThrownBy(() -> Readiness.await(process, () -> Optional.of("not yet"), Duration.ofSeconds(10)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("short ended before it was ready")
                .hasMessageContaining("no room left")
                .hasMessageContaining(folder.log("short").toString());
    }

    @Test
    void aServerThatIsNeverReadyIsReportedWithWhatIsMissing() {
        WorkFolder folder = new WorkFolder(root);
        RunningProcess process = RunningProcess.start(sleeper("slow"), folder);
        assertThatThrownBy(() -> Readiness.await(process, () -> Optional.of("HTTP 503"), Duration.ofMillis(300)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("slow was not ready")
                .hasMessageContaining("HTTP 503");
        process.kill();
    }

    @Test
    void aPortIsFreeOnlyWhileNobodyListens() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
        assertThat(Ports.isFree(Ports.free())).isTrue();
    }

    @Test
    void aSecretCanBeReadByItsOwnerOnly() throws IOException {
        Path secret = new WorkFolder(root).writeSecret("password", "quiet");
        assertThat(Files.getPosixFilePermissions(secret))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private ProcessSpec sleeper(String name) {
        return spec(name, "sleep", "1000");
    }

    private ProcessSpec spec(String name, String... command) {
        return new ProcessSpec(name, List.of(command), Map.of(), root, StopSignal.TERM);
    }
}
