package io.plumbline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param name unique within a work folder; names the log and the pid file
 * @param command program and arguments; never a secret, since every user of the machine can read it
 * @param environment all the variables the process gets beside PATH, HOME and the locale
 * @param directory the working directory
 * @param stopSignal what asks it to end
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path directory, StopSignal stopSignal) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
