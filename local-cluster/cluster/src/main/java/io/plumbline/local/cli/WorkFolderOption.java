package io.plumbline.local.cli;

import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.stack.StackPorts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the stack keeps everything. */
final class WorkFolderOption {
    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${env:PLUMBLINE_WORK_DIR}",
            description = "The working folder (default: .plumbline in the checkout).")
    private @Nullable Path workDir;

    WorkFolder folder() {
        return new WorkFolder(
                workDir == null || workDir.toString().isEmpty()
                        ? Installation.current().home().resolve(".plumbline")
                        : workDir);
    }

    /** The stack that was last started in this folder. */
    LocalStack stack() {
        WorkFolder folder = folder();
        StackPorts ports = StackFile.read(folder)
                .orElseThrow(() -> new ConfigurationException(
                        "--work-dir " + folder.root(), List.of("no stack was started here: `plumbline up` does")));
        return LocalStack.of(Installation.current(), folder, ports);
    }
}
