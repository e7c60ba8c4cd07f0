package io.plumbline.local.runtime;

import io.plumbline.local.process.InfrastructureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that does one thing and ends. */
public final class OneShot {
    private OneShot() {}

    /**
     * Runs the command to its end and returns what it printed.
     *
     * @throws InfrastructureException when it fails; the message quotes what it printed
     */
    public static String run(String what, List<String> command, Map<String, String> environment) {
        return run(what, command, environment, Path.of("/dev/null"));
    }

    /**
     * Runs the command to its end with the file as its standard input and returns what it printed.
     *
     * @throws InfrastructureException when it fails; the message quotes what it printed
     */
    public static String run(String what, List<String> command, Map<String, String> environment, Path input) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InfrastructureException("cannot " + what + ":\n" + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new InfrastructureException("cannot " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted: " + what, e);
        }
    }
}
