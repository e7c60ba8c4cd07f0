package io.plumbline.local.demo;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The demo's own work folder: a demo begins from nothing and leaves no process, unless it is told to stay. */
public final class DemoFolder implements AutoCloseable {

    /** What a stack keeps; binaries that were unpacked before stay. */
    private static final List<String> REMOVED = List.of("data", "configuration", "secrets", "logs", "pids");

    private final WorkFolder folder;
    private final AtomicBoolean kept = new AtomicBoolean();

    private DemoFolder(WorkFolder folder) {
        this.folder = folder;
    }

    /** Ends and removes what an earlier demo left, and sees to it that Ctrl-C ends this one's processes. */
    public static DemoFolder fresh(WorkFolder folder) {
        LocalStack.stop(folder);
        REMOVED.forEach(name -> delete(folder.root().resolve(name)));
        DemoFolder fresh = new DemoFolder(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "demo-stop"));
        return fresh;
    }

    public WorkFolder folder() {
        return folder;
    }

    /** Leaves the stack running when this program ends. */
    public void keep() {
        kept.set(true);
    }

    /** Ends all processes; logs stay for whoever wants to know what happened. */
    @Override
    public void close() {
        if (!kept.get()) {
            LocalStack.stop(folder);
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what an earlier demo left in " + root, e);
        }
    }
}
