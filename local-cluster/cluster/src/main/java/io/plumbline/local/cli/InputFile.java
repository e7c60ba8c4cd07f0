package io.plumbline.local.cli;

import io.plumbline.local.process.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file named on the command line, or standard input. */
final class InputFile {

    private static final String STANDARD_INPUT = "-";

    private final String name;
    private final byte[] bytes;

    private InputFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Reads every file named; standard input for {@code -}, and where none is named. */
    static List<InputFile> all(List<String> names) {
        List<InputFile> files = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of(STANDARD_INPUT) : names) {
            files.add(new InputFile(name, read(name)));
        }
        return files;
    }

    /** As named, {@code -} for standard input. */
    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] read(String name) {
        try {
            return name.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (IOException e) {
            throw new ConfigurationException(name, List.of("cannot be read: " + e));
        }
    }
}
