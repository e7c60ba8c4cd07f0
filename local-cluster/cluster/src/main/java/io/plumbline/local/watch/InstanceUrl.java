package io.plumbline.local.watch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a watched server's JDBC URL. One host only: a list of hosts is several instances.
 *
 * @param database empty where the whole server is meant
 */
record InstanceUrl(String host, int port, String database) {
    private static final String PREFIX = "jdbc:";

    /** Empty when the text is no such URL. */
    static Optional<InstanceUrl> parse(Engine engine, String text) {
        if (!text.startsWith(engine.urlStart())) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.substring(PREFIX.length()));
            String database = uri.getPath() == null || uri.getPath().isEmpty()
                    ? ""
                    : uri.getPath().substring(1);
            return uri.getHost() == null || engine.isWatchedByDatabase() == database.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new InstanceUrl(
                            uri.getHost(), uri.getPort() < 0 ? engine.defaultPort() : uri.getPort(), database));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> read(YamlSection section, Engine engine) {
        String form = engine.urlForm() + ", without user and password";
        Optional<String> url = section.requiredText("jdbcUrl", form);
        if (url.isEmpty()) {
            return url;
        }
        // the value is not repeated where it may hold a password
        if (url.get().toLowerCase(Locale.ROOT).matches(".*(password|user)=.*")
                || url.get().contains("@")) {
            section.problem("jdbcUrl", "must be " + form + "; user and password have options of their own");
            return Optional.empty();
        }
        if (parse(engine, url.get()).isEmpty()) {
            section.problem("jdbcUrl", "must be " + form + ", was '" + url.get() + "'" + hint(engine, url.get()));
            return Optional.empty();
        }
        return url;
    }

    /** The address of another engine is the likeliest mistake: the option is not known to who began with PostgreSQL. */
    private static String hint(Engine engine, String url) {
        for (Engine other : Engine.values()) {
            if (other != engine && url.startsWith(other.urlStart())) {
                return " (the cluster's engine is " + engine.wireName() + "; for this address it must be "
                        + other.wireName() + ")";
            }
        }
        return "";
    }
}
