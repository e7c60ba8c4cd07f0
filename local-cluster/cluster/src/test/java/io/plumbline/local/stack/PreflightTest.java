package io.plumbline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreflightTest {
    @TempDir
    private Path root;

    @Test
    void aFreshFolderAndFreePortsAreNoProblem() {
        assertThat(Preflight.problems(new WorkFolder(root), StackPorts.free())).isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnce() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<PortName, Integer> ports = new EnumMap<>(StackPorts.free().byName());
            ports.put(PortName.KAFKA, one.getLocalPort());
            ports.put(PortName.FLINK, two.getLocalPort());

            assertThat(Preflight.problems(new WorkFolder(root.resolve("a b")), new StackPorts(ports)))
                    .hasSize(3)
                    .anyMatch(problem -> problem.contains("port " + one.getLocalPort() + " (kafka) is taken"))
                    .anyMatch(problem -> problem.contains("port " + two.getLocalPort() + " (flink) is taken"))
                    .anyMatch(problem -> problem.contains("a b") && problem.contains("blank"));
        }
    }
}
