package io.plumbline.local.postgres;

import java.nio.file.Path;
import java.util.List;

/** The programs of one PostgreSQL, wherever they came from. */
interface PostgresPrograms {

    /** Where they keep the data of the server with this name. */
    Path data(String serverName);

    /** Creates a data folder whose superuser has the password in the file. */
    void initialize(Path data, Path passwordFile);

    /** The command that runs the server on its data in the foreground. */
    List<String> server(Path data, int port);

    /** What is loaded at the start, as the server's setting says it. */
    String sharedPreloadLibraries();
}
