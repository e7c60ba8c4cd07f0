package io.plumbline.local.flinksql;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import io.plumbline.local.runtime.OneShot;
import io.plumbline.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flink's own SQL client, which knows the tables of the product and sends what it is given to the stack's session cluster. */
record SqlClient(LocalStack stack, WorkFolder folder) {

    private static final String MAIN_CLASS = "org.apache.flink.table.client.SqlClient";
    private static final Path SCRIPTS = Path.of("docs/flink-sql");

    private static final String PREAMBLE = """
            SET 'execution.target' = 'remote';
            SET 'execution.runtime-mode' = '%s';
            SET 'parallelism.default' = '1';
            SET 'sql-client.execution.result-mode' = 'tableau';
            SET 'table.display.max-column-width' = '100000';
            SET 'table.local-time-zone' = 'UTC';
            """;

    /**
     * Makes the tables and runs the statements, each to its end.
     *
     * @param mode batch or streaming; Flink keeps what the tables are in the mode of their first use
     * @return what the client printed
     * @throws InfrastructureException when the client refused a statement or its job failed
     */
    String run(String mode, String statements) {
        Path script = folder.writeConfiguration("script.sql", PREAMBLE.formatted(mode) + tables() + statements);
        String output = OneShot.run(
                "run " + script,
                command(script),
                Map.of("FLINK_CONF_DIR", configuration().toString()));
        if (output.contains("[ERROR]")) {
            throw new InfrastructureException("the SQL client refused a statement of " + script + ":\n" + output);
        }
        return output;
    }

    private List<String> command(Path script) {
        List<String> options = new ArrayList<>(new Jvm(384, 192).options(Logging.option(folder)));
        options.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        List<String> arguments = new ArrayList<>();
        jars().forEach(jar -> arguments.addAll(List.of("--jar", jar.toString())));
        arguments.addAll(List.of("--file", script.toString()));
        // while a job runs the client asks for its result without a pause: the job's processes go first
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.addAll(JavaProgram.of(Installation.current(), "flink-sql", MAIN_CLASS, options)
                .command(arguments.toArray(String[]::new)));
        return List.copyOf(command);
    }

    private static List<Path> jars() {
        Path jars = Installation.current().product("local-cluster/runtimes/flink-sql/target/jars");
        try (Stream<Path> files = Files.list(jars)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + jars, e);
        }
    }

    /** The scripts in docs with the stack's addresses in place of the examples. */
    private String tables() {
        Path scripts = Installation.current().home().resolve(SCRIPTS);
        return Arrays.stream(ProductTopic.values())
                .map(topic -> read(scripts.resolve(new SqlTable(topic).scriptName())))
                .collect(Collectors.joining())
                .replace("kafka:9092", stack.kafka().bootstrapServers())
                .replace("http://registry:8081", stack.registry().url());
    }

    private Path configuration() {
        folder.writeConfiguration("flink/config.yaml", """
                rest.address: "127.0.0.1"
                rest.port: "%d"
                """.formatted(
                        URI.create(stack.flink().url()).getPort()));
        return folder.configuration("flink");
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }
}
