package io.plumbline.local.stack;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One whole stack for all the tests of a run: started by the first test that has a {@link LocalStack} parameter, stopped
 * when the run ends. Tests keep apart by using databases, topics and connectors of their own. Logs stay in
 * {@code target/it-stack/logs}.
 */
public final class SharedStack implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);
    private static final WorkFolder FOLDER = new WorkFolder(Path.of("target", "it-stack"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> new Running(), Running.class)
                .stack;
    }

    private static final class Running implements AutoCloseable {
        private final LocalStack stack;

        private Running() {
            LocalStack.stop(FOLDER);
            deleteRecursively(FOLDER.root());
            stack = LocalStack.of(Installation.current(), FOLDER, StackPorts.free());
            long startedNanos = System.nanoTime();
            try {
                stack.start(step -> System.out.printf("%6.1f s  %s%n", (System.nanoTime() - startedNanos) / 1e9, step));
            } catch (InfrastructureException e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            LocalStack.stop(FOLDER);
        }
    }

    private static void deleteRecursively(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }
}
