package io.plumbline.local.postgres;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Archive;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.OneShot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that the build brought, run where they were unpacked. */
record UnpackedPrograms(Path binaries, WorkFolder folder) implements PostgresPrograms {

    static UnpackedPrograms of(PostgresVersion version, Installation installation, WorkFolder folder) {
        Path archive = version.archive(installation.runtimes());
        if (!Files.exists(archive)) {
            throw new InfrastructureException("missing " + archive + ": build it with `mvn -DskipTests package`");
        }
        return new UnpackedPrograms(
                Archive.unpackOnce(archive, folder.binaries("postgres-" + version.major())), folder);
    }

    @Override
    public Path data(String serverName) {
        return folder.data(serverName);
    }

    @Override
    public void initialize(Path data, Path passwordFile) {
        List<String> command = command("initdb");
        command.addAll(InitDb.arguments(data.toString(), passwordFile.toString()));
        OneShot.run("create the data folder " + data, command, InitDb.ENVIRONMENT);
    }

    @Override
    public List<String> server(Path data, int port) {
        List<String> command = command("postgres");
        command.addAll(List.of("-D", data.toString(), "-h", "127.0.0.1", "-p", "" + port));
        return command;
    }

    @Override
    public String sharedPreloadLibraries() {
        return "pg_stat_statements";
    }

    private List<String> command(String program) {
        List<String> command = new ArrayList<>(UserNamespace.prefix());
        command.add(binaries.resolve("bin").resolve(program).toString());
        return command;
    }
}
