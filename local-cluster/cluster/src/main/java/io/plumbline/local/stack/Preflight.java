package io.plumbline.local.stack;

import io.plumbline.local.process.Ports;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What this machine lacks, found before anything is started. */
public final class Preflight {
    private static final int JAVA = 17;
    private static final long NEEDED_DISK_MEBIBYTES = 2048;

    private Preflight() {}

    /** Every problem in one list; empty when the stack can be started. */
    public static List<String> problems(WorkFolder folder, StackPorts ports) {
        List<String> problems = new ArrayList<>();
        int java = Runtime.version().feature();
        if (java != JAVA) {
            problems.add("Java " + JAVA + " is needed, this is " + java + " (" + System.getProperty("java.home")
                    + "): set JAVA_HOME to a JDK " + JAVA);
        }
        if (folder.root().toString().matches(".*[:{}$, ].*")) {
            problems.add("the working folder must not have one of ':', ',', '{', '}', '$' or a blank in its path, was "
                    + folder.root());
        }
        disk(folder, problems);
        if (RunningProcess.allLatestFirst(folder).isEmpty()) {
            ports.byName().forEach((name, port) -> {
                if (name != PortName.HINTED_DATABASE && !Ports.isFree(port)) {
                    problems.add("port " + port + " (" + name.wireName() + ") is taken: move it with `ports: {"
                            + name.wireName() + ": free}` in watch.yaml, or end what listens there");
                }
            });
        }
        problems.sort(String::compareTo);
        return List.copyOf(problems);
    }

    private static void disk(WorkFolder folder, List<String> problems) {
        try {
            long free =
                    Files.getFileStore(Files.createDirectories(folder.root())).getUsableSpace() >> 20;
            if (free < NEEDED_DISK_MEBIBYTES) {
                problems.add("the working folder " + folder.root() + " needs " + NEEDED_DISK_MEBIBYTES
                        + " MiB of free disk, there are " + free);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the working folder " + folder.root(), e);
        }
    }
}
