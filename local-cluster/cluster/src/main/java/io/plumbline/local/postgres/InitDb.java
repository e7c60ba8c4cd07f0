package io.plumbline.local.postgres;

import java.util.List;
import java.util.Map;

/** How every data folder is created. */
final class InitDb {
    static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

    private InitDb() {}

    /** The arguments of initdb, paths as it sees them. */
    static List<String> arguments(String data, String passwordFile) {
        return List.of(
                "-D",
                data,
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--no-locale");
    }
}
