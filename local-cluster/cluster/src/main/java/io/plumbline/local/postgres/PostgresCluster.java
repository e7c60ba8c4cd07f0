package io.plumbline.local.postgres;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data folder of one server with the programs that use it. */
record PostgresCluster(Path binaries, Path data, String password) {
    private static final int PASSWORD_BYTES = 16;
    private static final Map<String, String> SETTINGS = Map.of(
            "wal_level", "logical",
            "shared_preload_libraries", "pg_stat_statements",
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256",
            "max_replication_slots", "20",
            "max_wal_senders", "20");

    static PostgresCluster initialize(PostgresSpec spec, Path binaries, WorkFolder folder) {
        Path data = folder.data(spec.name());
        Path passwordFile = folder.secret(spec.name() + ".password");
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                folder.writeSecret(spec.name() + ".password", newPassword());
                initdb(binaries, data, passwordFile);
                Files.writeString(
                        data.resolve("postgresql.conf"),
                        "\ninclude 'plumbline.conf'\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.APPEND);
            }
            return new PostgresCluster(binaries, data, Files.readString(passwordFile));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the data folder " + data, e);
        }
    }

    Path program(String name) {
        return binaries.resolve("bin").resolve(name);
    }

    /** Writes the settings that the next start uses. */
    void configure(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(more);
        StringBuilder lines = new StringBuilder();
        all.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        try {
            Files.writeString(data.resolve("plumbline.conf"), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + data, e);
        }
    }

    private static void initdb(Path binaries, Path data, Path passwordFile) throws IOException {
        List<String> command = new ArrayList<>(UserNamespace.prefix());
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                data.toString(),
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--no-locale"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new InfrastructureException("initdb could not create " + data + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while creating " + data, e);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
