package io.plumbline.local.mysql;

import io.plumbline.local.debian.DebianPackages;
import io.plumbline.local.debian.UnpackedPackages;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Archive;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where the programs come from: the folder that an environment variable names, or packages unpacked into the work folder.
 * Neither touches the machine.
 */
record MySqlSource(Installation installation, WorkFolder folder, Path cache) {
    static final DebianPackages MYSQL_9 =
            new DebianPackages("mysql-server-core-9", List.of("mysql-server-core"), List.of("sid"));
    static final DebianPackages MARIADB_10_11 =
            new DebianPackages("mariadb-server-core-10.11", List.of("mariadb-server-core"), List.of("bookworm"));
    static final DebianPackages MARIADB_11 =
            new DebianPackages("mariadb-server-core-11", List.of("mariadb-server-core"), List.of("trixie", "sid"));
    /** Of the last release whose libaio has the name that this old server asks for. */
    static final DebianPackages LIBRARIES_OF_8_0 = new DebianPackages(
            "mysql-8.0-libraries", List.of("libaio1", "libcrypt1", "libnuma1", "libstdc++6"), List.of("bookworm"));

    private static final String ARCHIVE_OF_8_0 = "local-cluster/runtimes/mysql/target/8.0/mysql-Linux-amd64.tar.gz";

    MySqlPrograms programs(MySqlVersion version) {
        Optional<Path> home = Optional.ofNullable(System.getenv(version.homeVariable()))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of);
        return home.map(folderOfServer -> new MySqlPrograms(List.of(), folderOfServer))
                .orElseGet(() -> brought(version));
    }

    private MySqlPrograms brought(MySqlVersion version) {
        try {
            return switch (version) {
                case MYSQL_9 -> debian(MYSQL_9);
                case MYSQL_8_0 -> early();
                case MARIADB_10_11 -> debian(MARIADB_10_11);
                case MARIADB_11 -> debian(MARIADB_11);
            };
        } catch (InfrastructureException e) {
            throw new InfrastructureException(
                    "cannot get " + version + " from Debian's packages: on this machine set the environment variable "
                            + version.homeVariable() + " to the folder of an installed server (the one with bin or sbin"
                            + " and share in it, such as /usr), or repair this: " + e.getMessage(),
                    e);
        }
    }

    private MySqlPrograms debian(DebianPackages packages) {
        UnpackedPackages unpacked = unpack(packages);
        return new MySqlPrograms(unpacked.loader(), unpacked.root().resolve("usr"));
    }

    private MySqlPrograms early() {
        Path home = Archive.unpackOnce(installation.product(ARCHIVE_OF_8_0), folder.binaries("mysql-8.0"));
        return new MySqlPrograms(unpack(LIBRARIES_OF_8_0).loader(home.resolve("lib")), home);
    }

    private UnpackedPackages unpack(DebianPackages packages) {
        return UnpackedPackages.unpackOnce(
                () -> packages.files(cache).stream()
                        .filter(MySqlSource::isNeeded)
                        .toList(),
                folder.binaries(packages.name()));
    }

    /** Perl is for tools that are not run. */
    private static boolean isNeeded(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith("perl") && !name.startsWith("libperl");
    }
}
