package io.plumbline.local.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the file says that a password is.
 *
 * @param prefix what the options' names begin with; empty for the poller's
 */
record PasswordSource(String prefix) {

    /** The password; a relative file is looked for beside the watch.yaml. */
    Optional<String> read(YamlSection section, Path watchFile, Map<String, String> environment) {
        if (section.has(file()) == section.has(variable())) {
            section.problem(file(), "exactly one of " + file() + " and " + variable() + " must be given");
            return Optional.empty();
        }
        return section.has(file()) ? fromFile(section, watchFile) : fromEnvironment(section, environment);
    }

    private Optional<String> fromFile(YamlSection section, Path watchFile) {
        return section.optionalText(file(), "a path").flatMap(text -> {
            Path path = watchFile.toAbsolutePath().resolveSibling(text);
            try {
                return Optional.of(Files.readString(path).strip());
            } catch (IOException e) {
                section.problem(file(), "must be a readable file, was '" + text + "' (" + e + ")");
                return Optional.empty();
            }
        });
    }

    private Optional<String> fromEnvironment(YamlSection section, Map<String, String> environment) {
        return section.optionalText(variable(), "the name of a variable").flatMap(name -> {
            Optional<String> password = Optional.ofNullable(environment.get(name));
            if (password.isEmpty()) {
                section.problem(variable(), "must be a variable that is set, '" + name + "' is not");
            }
            return password;
        });
    }

    private String file() {
        return prefix.isEmpty() ? "passwordFile" : prefix + "PasswordFile";
    }

    private String variable() {
        return prefix.isEmpty() ? "passwordEnv" : prefix + "PasswordEnv";
    }
}
