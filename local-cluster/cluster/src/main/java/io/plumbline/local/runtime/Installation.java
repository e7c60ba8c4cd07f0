package io.plumbline.local.runtime;

import io.plumbline.local.process.InfrastructureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The built checkout that the processes are started from.
 *
 * @param home the folder that holds the root pom.xml
 */
public record Installation(Path home) {
    private static final String HOME_PROPERTY = "plumbline.home";

    public Installation {
        home = home.toAbsolutePath().normalize();
    }

    /** The checkout named by the system property {@code plumbline.home}, which the launcher and the build set. */
    public static Installation current() {
        return new Installation(Path.of(Objects.requireNonNull(
                System.getProperty(HOME_PROPERTY), "the system property " + HOME_PROPERTY + " is not set")));
    }

    public Path runtimes() {
        return home.resolve("local-cluster/runtimes");
    }

    /** A file or folder that the build makes, as a path below the checkout. */
    public Path product(String relativePath) {
        Path product = home.resolve(relativePath);
        if (!Files.exists(product)) {
            throw new InfrastructureException(
                    "missing " + product + ": build it with `mvn -DskipTests package` in " + home);
        }
        return product;
    }
}
