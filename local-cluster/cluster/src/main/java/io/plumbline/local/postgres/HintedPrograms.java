package io.plumbline.local.postgres;

import io.plumbline.local.debian.ChrootFolder;
import io.plumbline.local.debian.DebianPackages;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's PostgreSQL 18 with pg_hint_plan and hypopg, which nobody publishes in a form that runs by itself: the packages
 * are unpacked into the work folder and entered with chroot. Their data is inside, because nothing else can be seen.
 */
record HintedPrograms(ChrootFolder chroot) implements PostgresPrograms {
    static final DebianPackages PACKAGES = new DebianPackages(
            "postgresql-18-hint-plan",
            List.of("postgresql-18", "postgresql-18-pg-hint-plan", "postgresql-18-hypopg", "dash"),
            List.of("forky", "sid"));
    private static final String BINARIES = "/usr/lib/postgresql/18/bin/";
    /** The closure has a whole init system and Perl in it, for scripts that are not run. */
    private static final List<String> UNPACKED = List.of("postgresql-18", "lib", "dash_", "tzdata_", "zlib1g_");

    static HintedPrograms of(Path cache, WorkFolder folder) {
        Path root = folder.binaries("postgres-18-hint-plan");
        List<Path> packages = Files.isDirectory(root)
                ? List.of()
                : PACKAGES.files(cache).stream()
                        .filter(HintedPrograms::isNeeded)
                        .toList();
        return new HintedPrograms(ChrootFolder.unpackOnce(packages, root));
    }

    private static boolean isNeeded(Path file) {
        return UNPACKED.stream().anyMatch(String.valueOf(file.getFileName())::startsWith);
    }

    @Override
    public Path data(String serverName) {
        return chroot.root().resolve("var/lib/plumbline").resolve(serverName).resolve("data");
    }

    @Override
    public void initialize(Path data, Path passwordFile) {
        Path password = chroot.root().resolve("tmp").resolve(passwordFile.getFileName());
        try {
            Files.createDirectories(data);
            Files.copy(passwordFile, password, StandardCopyOption.REPLACE_EXISTING);
            Stream.of(data, password).forEach(chroot::handOver);
            List<String> command = command("initdb");
            command.addAll(InitDb.arguments(chroot.seenInside(data), chroot.seenInside(password)));
            OneShot.run("create the data folder " + data, command, InitDb.ENVIRONMENT);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the data folder " + data, e);
        }
    }

    @Override
    public List<String> server(Path data, int port) {
        chroot.handOver(data.resolve(PostgresCluster.SETTINGS_FILE));
        List<String> command = command("postgres");
        command.addAll(List.of("-D", chroot.seenInside(data), "-h", "127.0.0.1", "-p", "" + port));
        return command;
    }

    @Override
    public String sharedPreloadLibraries() {
        return "pg_stat_statements, pg_hint_plan";
    }

    private List<String> command(String program) {
        List<String> command = new ArrayList<>(chroot.prefix());
        command.add(BINARIES + program);
        return command;
    }
}
