package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one folder in which a local stack keeps everything: {@code pids/}, {@code logs/}, {@code data/},
 * {@code configuration/} and, readable by the owner only, {@code secrets/}.
 */
public record WorkFolder(Path root) {

    public WorkFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path pidFile(String processName) {
        return folder("pids").resolve(processName + ".pid");
    }

    public Path pids() {
        return folder("pids");
    }

    public Path log(String processName) {
        return folder("logs").resolve(processName + ".log");
    }

    public Path data(String partName) {
        return folder("data").resolve(partName);
    }

    public Path configuration(String fileName) {
        return folder("configuration").resolve(fileName);
    }

    public Path binaries(String name) {
        return folder("binaries").resolve(name);
    }

    /** Writes a file that only its owner can read, replacing an older one. */
    public Path writeSecret(String fileName, String content) {
        Path file = folder("secrets").resolve(fileName);
        try {
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The folder only its owner can enter. */
    public Path secrets() {
        return folder("secrets");
    }

    public Path secret(String fileName) {
        return folder("secrets").resolve(fileName);
    }

    /** Writes a configuration file, replacing an older one. */
    public Path writeConfiguration(String fileName, String content) {
        Path file = configuration(fileName);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + root.resolve(name), e);
        }
    }
}
