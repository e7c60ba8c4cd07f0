package io.plumbline.local.postgres;

import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The data folder of one server with the programs that use it. */
record PostgresCluster(PostgresPrograms programs, Path data, String password) {
    /** The settings that the next start uses, in the data folder. */
    static final String SETTINGS_FILE = "plumbline.conf";

    private static final int PASSWORD_BYTES = 16;
    private static final Map<String, String> SETTINGS = Map.of(
            "wal_level", "logical",
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256",
            "max_replication_slots", "20",
            "max_wal_senders", "20");

    static PostgresCluster initialize(PostgresSpec spec, PostgresPrograms programs, WorkFolder folder) {
        Path data = programs.data(spec.name());
        Path passwordFile = folder.secret(spec.name() + ".password");
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                folder.writeSecret(spec.name() + ".password", newPassword());
                programs.initialize(data, passwordFile);
                Files.writeString(
                        data.resolve("postgresql.conf"),
                        "\ninclude '" + SETTINGS_FILE + "'\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.APPEND);
            }
            return new PostgresCluster(programs, data, Files.readString(passwordFile));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the data folder " + data, e);
        }
    }

    /** Writes the settings that the next start uses. */
    void configure(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.put("shared_preload_libraries", programs.sharedPreloadLibraries());
        all.putAll(more);
        StringBuilder lines = new StringBuilder();
        all.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        try {
            Files.writeString(data.resolve(SETTINGS_FILE), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + data, e);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
