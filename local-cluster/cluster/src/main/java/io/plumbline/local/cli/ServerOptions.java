package io.plumbline.local.cli;

import io.plumbline.local.baselines.exchange.ProposedBaselines;
import io.plumbline.local.baselines.server.ServerBaselines;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.records.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A database of a watched server, and the file that is written of what its extensions know. */
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; - or none is standard output.")
    private String file = "-";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The database, such as jdbc:postgresql://db1:5432/shop.")
    private String url = "";

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "Who asks: it only reads.")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file that holds the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--cluster", required = true, paramLabel = "NAME", description = "The cluster the server is of.")
    private String cluster = "";

    @Option(
            names = "--status",
            defaultValue = "ACCEPTED",
            description = "What the plans shall be: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ExportCommand.Status status = ExportCommand.Status.ACCEPTED;

    /** What is asked of the server. */
    interface Question {
        ProposedBaselines ask(ServerBaselines server) throws SQLException;
    }

    int write(Question question) {
        try (Connection connection = connect()) {
            ProposedBaselines proposed = question.ask(new ServerBaselines(connection, cluster, status.name()));
            proposed.skipped()
                    .forEach(line -> spec.commandLine().getErr().println("plumbline: " + Printable.text(line)));
            write(proposed);
            spec.commandLine()
                    .getErr()
                    .println("plumbline: " + proposed.size() + " baselines proposed, "
                            + proposed.skipped().size()
                            + " rows passed over; `baselines import` shows and imports them");
            return ExitCodes.OK;
        } catch (SQLException e) {
            throw new InfrastructureException(
                    "the server at " + url + " failed: " + Printable.text(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(ProposedBaselines proposed) throws IOException {
        if (file.equals("-")) {
            proposed.write(Instant.now(), spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return;
        }
        try (Writer out = Files.newBufferedWriter(Path.of(file))) {
            proposed.write(Instant.now(), out);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("ApplicationName", "plumbline");
        // $1 is text of the statement, not a parameter of ours
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("options", "-c default_transaction_read_only=on -c statement_timeout=30000");
        if (passwordFile != null) {
            properties.setProperty("password", password(passwordFile));
        }
        return DriverManager.getConnection(url, properties);
    }

    private static String password(Path from) {
        try {
            return Files.readString(from).strip();
        } catch (IOException e) {
            throw new ConfigurationException("--password-file " + from, List.of("cannot be read: " + e));
        }
    }
}
