package io.plumbline.local.cli;

import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.local.explain.CatalogFile;
import io.plumbline.local.explain.ExplainInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which plans to read and how. */
final class PlanOptions {

    /** The engines whose plans are read. */
    enum Engine {
        POSTGRES
    }

    @Option(
            names = "--engine",
            defaultValue = "POSTGRES",
            description = "Who explained: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Engine engine = Engine.POSTGRES;

    @Option(
            names = "--indexes",
            paramLabel = "FILE",
            description = {
                "What the catalogue knows, as the topic plumbline.relations has it: JSON objects with schema, name, parent,",
                "estimated_rows and indexes (name, method, key_columns, predicate). Without it an index is told by its table."
            })
    private @Nullable Path indexes;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "EXPLAIN (FORMAT JSON, VERBOSE, SETTINGS) documents, several in a file allowed; - or none: standard input.")
    private List<String> files = new ArrayList<>();

    Engine engine() {
        return engine;
    }

    PostgresCatalog catalog() {
        return indexes == null ? PostgresCatalog.empty() : CatalogFile.read(indexes);
    }

    List<ExplainInput> documents() {
        List<ExplainInput> documents = new ArrayList<>();
        for (InputFile file : InputFile.all(files)) {
            documents.addAll(ExplainInput.split(file.name(), file.bytes()));
        }
        return documents;
    }
}
