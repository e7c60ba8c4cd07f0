package io.plumbline.local.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one instance of a watch.yaml, all but its name. */
record InstanceReader(Path watchFile, Map<String, String> environment) {

    /** Empty when something is wrong, which is noted. */
    Optional<WatchedInstance> read(YamlSection section, Engine engine, Optional<String> name) {
        section.allowOnly(
                "name",
                "jdbcUrl",
                "user",
                "passwordFile",
                "passwordEnv",
                "ddl",
                "ddlUser",
                "ddlPasswordFile",
                "ddlPasswordEnv");
        Optional<String> url = InstanceUrl.read(section, engine);
        Optional<Login> poller = login(section, "user", "");
        Optional<DdlMode> ddl = ddl(section, engine);
        Optional<Login> reader = section.has("ddlUser") ? login(section, "ddlUser", "ddl") : poller;
        return name.isPresent() && url.isPresent() && poller.isPresent() && ddl.isPresent() && reader.isPresent()
                ? Optional.of(new WatchedInstance(name.get(), url.get(), poller.get(), ddl.get(), reader.get()))
                : Optional.empty();
    }

    private Optional<Login> login(YamlSection section, String userOption, String prefix) {
        Optional<String> user = section.requiredText(userOption, "a role's name");
        Optional<String> password = new PasswordSource(prefix).read(section, watchFile, environment);
        return user.isPresent() && password.isPresent()
                ? Optional.of(new Login(user.get(), password.get()))
                : Optional.empty();
    }

    private static Optional<DdlMode> ddl(YamlSection section, Engine engine) {
        String allowed = engine.ddlModes().stream()
                .map(DdlMode::wireName)
                .collect(Collectors.joining(
                        ", ", "one of ", engine == Engine.POSTGRESQL ? "" : " for " + engine.wireName()));
        String text = section.optionalText("ddl", allowed)
                .orElse(engine.defaultDdlMode().wireName());
        // YAML reads a bare off as text, but some people's editors write false
        Optional<DdlMode> mode = DdlMode.byWireName(text.equals("false") ? DdlMode.OFF.wireName() : text)
                .filter(engine.ddlModes()::contains);
        if (mode.isEmpty()) {
            section.problem("ddl", "must be " + allowed + ", was '" + text + "'");
        }
        return mode;
    }
}
