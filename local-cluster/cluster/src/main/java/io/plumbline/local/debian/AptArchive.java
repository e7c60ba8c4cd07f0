package io.plumbline.local.debian;

import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.OneShot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One suite of a Debian archive that this machine's apt is configured with, seen through lists and caches of its own:
 * the machine's package state is neither read nor changed, and no right of root is needed.
 *
 * @param address where apt's configuration says the archive is
 * @param suite a release of Debian, not necessarily the one this machine runs
 * @param state the folder for apt's lists and downloads
 */
record AptArchive(String address, String suite, Path state) {
    private static final Pattern RELEASE_FILE = Pattern.compile("'(\\S+)/dists/[^/'\\s]+/InRelease'");
    private static final List<Path> KEYRINGS = List.of(
            Path.of("/usr/share/keyrings/debian-archive-keyring.pgp"),
            Path.of("/usr/share/keyrings/debian-archive-keyring.gpg"));

    /** The addresses of the archives that apt is configured with; empty where there is no apt. */
    static List<String> configured() {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return List.of();
        }
        Matcher release = RELEASE_FILE.matcher(
                OneShot.run("ask apt for its sources", List.of("apt-get", "--print-uris", "update"), Map.of()));
        return Stream.iterate(release, Matcher::find, next -> next)
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /**
     * Downloads the packages with all they depend on, as if nothing were installed.
     *
     * @return the files, in alphabetical order
     * @throws InfrastructureException when the suite or one of the packages is not there; quotes apt
     */
    List<Path> download(List<String> packages) {
        try {
            Files.createDirectories(state.resolve("lists/partial"));
            Files.createDirectories(state.resolve("archives/partial"));
            Files.writeString(state.resolve("status"), "");
            Files.writeString(state.resolve("debian.sources"), source(), StandardCharsets.UTF_8);
            apt("read the packages of Debian's suite " + suite, List.of("update"));
            List<String> install = new ArrayList<>(List.of("install", "--download-only", "--no-install-recommends"));
            install.addAll(packages);
            apt("download " + String.join(", ", packages) + " of Debian's suite " + suite, install);
            try (Stream<Path> files = Files.list(state.resolve("archives"))) {
                return files.filter(file -> file.toString().endsWith(".deb"))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + state, e);
        }
    }

    private String source() {
        String signedBy = KEYRINGS.stream()
                .filter(Files::isReadable)
                .findFirst()
                .map(keyring -> "Signed-By: " + keyring + "\n")
                .orElse("");
        return "Types: deb\nURIs: " + address + "\nSuites: " + suite + "\nComponents: main\n" + signedBy;
    }

    private void apt(String what, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "--quiet", "--yes"));
        for (String option : List.of(
                "Dir::Etc::SourceList=" + state.resolve("debian.sources"),
                "Dir::Etc::SourceParts=/dev/null",
                "Dir::State=" + state,
                "Dir::State::Lists=" + state.resolve("lists"),
                "Dir::State::status=" + state.resolve("status"),
                "Dir::Cache=" + state,
                "Dir::Cache::archives=" + state.resolve("archives"),
                // apt drops to a user who cannot enter a folder of root's
                "APT::Sandbox::User=",
                "APT::Keep-Downloaded-Packages=true",
                "APT::Update::Error-Mode=any",
                "Acquire::Retries=3")) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(arguments);
        OneShot.run(what, command, Map.of("LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive"));
    }
}
