package io.plumbline.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program of one of the runtimes, run by the JDK that runs this one.
 *
 * @param classPath as the build wrote it to {@code target/classpath}
 * @param jvmOptions memory limits first of all
 */
public record JavaProgram(String classPath, String mainClass, List<String> jvmOptions) {

    public JavaProgram {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A program on the class path of {@code local-cluster/runtimes/NAME}. */
    public static JavaProgram of(Installation installation, String runtime, String mainClass, List<String> jvmOptions) {
        Path file = installation.product("local-cluster/runtimes/" + runtime + "/target/classpath");
        try {
            return new JavaProgram(Files.readString(file).strip(), mainClass, jvmOptions);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(javaExecutable()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    public static String javaExecutable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
