package io.plumbline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.process.WorkFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackFileTest {
    @TempDir
    private Path root;

    @Test
    void whatUpWroteOtherCommandsRead() {
        WorkFolder folder = new WorkFolder(root);
        StackPorts ports = StackPorts.free();
        StackFile.write(folder, ports);

        assertThat(StackFile.read(folder)).contains(ports);
    }

    @Test
    void aFolderWithoutAStackHasNoPorts() {
        assertThat(StackFile.read(new WorkFolder(root))).isEmpty();
    }

    @Test
    void aFileOfAnEarlierVersionLeavesTheNewerServersAtTheirDefaults() {
        WorkFolder folder = new WorkFolder(root);
        folder.writeConfiguration("stack.json", "{\"ports\":{\"kafka\":4711}}");

        StackPorts ports = StackFile.read(folder).orElseThrow();
        assertThat(ports.get(PortName.KAFKA)).isEqualTo(4711);
        assertThat(ports.get(PortName.CONNECT)).isEqualTo(PortName.CONNECT.defaultPort());
    }

    @Test
    void aDamagedFileIsNamed() {
        WorkFolder folder = new WorkFolder(root);
        folder.writeConfiguration("stack.json", "{");

        assertThatThrownBy(() -> StackFile.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("stack.json");
    }
}
