package io.plumbline.local.debian;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A folder that programs of unpacked packages see as the root of the file system, so that they find the C library and
 * the files they were built for, whatever the machine has. Programs run as the user {@value #USER}, who owns nothing
 * outside it.
 *
 * @param root an absolute path
 */
public record ChrootFolder(Path root) {
    private static final String USER = "65534";
    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");

    /**
     * Unpacks the packages unless the folder is there already; a half-unpacked folder is never seen.
     *
     * @throws InfrastructureException for a user other than root, who alone may enter it
     */
    public static ChrootFolder unpackOnce(List<Path> packages, Path root) {
        requireRoot();
        if (Files.isDirectory(root)) {
            return new ChrootFolder(root);
        }
        Path unfinished = root.resolveSibling(root.getFileName() + "." + UUID.randomUUID());
        try {
            UnpackedPackages.extract(packages, unfinished);
            furnish(unfinished);
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
            return new ChrootFolder(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack packages to " + root, e);
        }
    }

    /** What goes before a command; the command's paths are as seen from inside. */
    public List<String> prefix() {
        return List.of("chroot", "--userspec=" + USER + ":" + USER, root.toString());
    }

    /** The path of a file of this folder as the programs in it see it. */
    public String seenInside(Path path) {
        return "/" + root.relativize(path);
    }

    /** Gives the file or folder, not what is in it, to the user whom the programs run as. */
    public void handOver(Path path) {
        OneShot.run("hand over " + path, List.of("chown", USER + ":" + USER, path.toString()), Map.of());
    }

    private static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new InfrastructureException("programs of Debian's packages are entered with chroot, which takes root,"
                    + " not the user " + System.getProperty("user.name"));
        }
    }

    /** What the maintainers' scripts, which are not run, would have left. */
    private static void furnish(Path root) throws IOException {
        for (String name : MERGED) {
            if (!Files.exists(root.resolve(name))) {
                Files.createSymbolicLink(root.resolve(name), Path.of("usr/" + name));
            }
        }
        for (String name : List.of("tmp", "dev/shm")) {
            Path shared = Files.createDirectories(root.resolve(name));
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        // a plain file does for programs that throw output away, and needs no right to make devices
        Path nothing = Files.createFile(root.resolve("dev/null"));
        Files.setPosixFilePermissions(nothing, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(
                root.resolve("etc/passwd"),
                "nobody:x:" + USER + ":" + USER + "::/tmp:/bin/sh\n",
                StandardCharsets.UTF_8);
    }
}
