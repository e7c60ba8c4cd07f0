package io.plumbline.local.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the file says that a password is. */
final class PasswordSource {
    private PasswordSource() {}

    /** The password; a relative file is looked for beside the watch.yaml. */
    static Optional<String> read(YamlSection section, Path watchFile, Map<String, String> environment) {
        if (section.has("passwordFile") == section.has("passwordEnv")) {
            section.problem("passwordFile", "exactly one of passwordFile and passwordEnv must be given");
            return Optional.empty();
        }
        return section.has("passwordFile") ? fromFile(section, watchFile) : fromEnvironment(section, environment);
    }

    private static Optional<String> fromFile(YamlSection section, Path watchFile) {
        return section.optionalText("passwordFile", "a path").flatMap(text -> {
            Path file = watchFile.toAbsolutePath().resolveSibling(text);
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                section.problem("passwordFile", "must be a readable file, was '" + text + "' (" + e + ")");
                return Optional.empty();
            }
        });
    }

    private static Optional<String> fromEnvironment(YamlSection section, Map<String, String> environment) {
        return section.optionalText("passwordEnv", "the name of a variable").flatMap(name -> {
            Optional<String> password = Optional.ofNullable(environment.get(name));
            if (password.isEmpty()) {
                section.problem("passwordEnv", "must be a variable that is set, '" + name + "' is not");
            }
            return password;
        });
    }
}
