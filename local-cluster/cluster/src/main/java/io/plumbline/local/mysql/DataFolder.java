package io.plumbline.local.mysql;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How data folders are created, so that nobody ever sees a root user without a password. */
record DataFolder(MySqlPrograms programs, MySqlFlavour flavour, WorkFolder folder) {
    /** From MariaDB 11 on the names begin with mariadb instead of mysql. */
    private static final List<String> SYSTEM_TABLES_OF_MARIADB = List.of(
            "mysql_system_tables.sql",
            "mysql_performance_tables.sql",
            "mysql_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mysql_sys_schema.sql");

    /** Creates the data folder; a half-made one is never seen. */
    void create(Path data, Path optionFile, String password) {
        Path unfinished = data.resolveSibling(data.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            Path statements = folder.writeSecret(unfinished.getFileName() + ".sql", statements(password));
            List<String> command = new ArrayList<>(programs.server().toList());
            command.add("--defaults-file=" + optionFile);
            command.add("--datadir=" + unfinished);
            command.addAll(arguments(statements));
            OneShot.run("create the data folder " + data, command, Map.of("LC_ALL", "C"), statements);
            Files.delete(statements);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the data folder " + data, e);
        }
    }

    private List<String> arguments(Path statements) {
        return switch (flavour) {
            case MYSQL -> List.of("--initialize-insecure", "--init-file=" + statements);
            // as mariadb-install-db calls it, which needs programs that the package does not bring
            case MARIADB ->
                List.of(
                        "--bootstrap",
                        "--skip-log-bin",
                        "--log-warnings=0",
                        "--enforce-storage-engine=",
                        "--max_allowed_packet=8M",
                        "--net_buffer_length=16K");
        };
    }

    private String statements(String password) throws IOException {
        String setPassword = "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + password + "';\n";
        return switch (flavour) {
            case MYSQL -> setPassword;
            case MARIADB -> {
                StringBuilder all = new StringBuilder(
                        "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
                for (String file : SYSTEM_TABLES_OF_MARIADB) {
                    all.append(Files.readString(shared(file), StandardCharsets.UTF_8))
                            .append('\n');
                }
                yield all.append("FLUSH PRIVILEGES;\n").append(setPassword).toString();
            }
        };
    }

    private Path shared(String file) {
        Path today = programs.share().resolve(file.replaceFirst("^mysql_", "mariadb_"));
        return Files.exists(today) ? today : programs.share().resolve(file);
    }
}
