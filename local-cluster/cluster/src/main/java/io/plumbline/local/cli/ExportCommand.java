package io.plumbline.local.cli;

import io.plumbline.local.baselines.exchange.BaselineExport;
import io.plumbline.local.baselines.exchange.ExportedBaselines;
import io.plumbline.local.decisions.OperatorLogin;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes baselines as a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the baselines of the control database, with the last decision about each, as a file of JSON lines:",
            "docs/reference/baseline-file.md. RETIRED ones are left out. `baselines import` reads it into another one."
        })
final class ExportCommand implements Callable<Integer> {

    /** Those that a person can decide on. */
    enum Status {
        UNACCEPTED,
        ACCEPTED,
        FIXED,
        REJECTED
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Where to; - or none is standard output. A file is replaced once all is written.")
    private String file = "-";

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only of this cluster.")
    private @Nullable String cluster;

    @Option(names = "--database", paramLabel = "NAME", description = "Only of this database.")
    private @Nullable String database;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only of this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable Status status;

    @Override
    public Integer call() {
        LocalStack stack = workFolder.stack();
        try (Connection connection = OperatorLogin.connect(stack.postgres(), stack.folder())) {
            long count = write(new BaselineExport(connection));
            spec.commandLine().getErr().println("plumbline: " + count + " baselines written");
            return ExitCodes.OK;
        } catch (SQLException e) {
            throw new InfrastructureException("the session of the control database did not end", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private long write(BaselineExport export) throws IOException {
        ExportedBaselines selected = new ExportedBaselines(cluster, database, status == null ? null : status.name());
        if (file.equals("-")) {
            Writer out = spec.commandLine().getOut();
            long count = export.write(selected, out);
            out.flush();
            return count;
        }
        Path target = Path.of(file).toAbsolutePath();
        Path written = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            long count;
            try (Writer out = Files.newBufferedWriter(written)) {
                count = export.write(selected, out);
            }
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
