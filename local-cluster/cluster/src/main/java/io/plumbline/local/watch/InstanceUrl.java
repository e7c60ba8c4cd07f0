package io.plumbline.local.watch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The parts of a watched server's JDBC URL. One host only: a list of hosts is several instances. */
record InstanceUrl(String host, int port, String database) {
    private static final String FORM = "jdbc:postgresql://host:port/database, without user and password";
    private static final String PREFIX = "jdbc:";
    private static final int DEFAULT_PORT = 5432;

    /** Empty when the text is no such URL. */
    static Optional<InstanceUrl> parse(String text) {
        if (!text.startsWith(PREFIX + "postgresql://")) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.substring(PREFIX.length()));
            boolean complete = uri.getHost() != null
                    && uri.getPath() != null
                    && uri.getPath().length() > 1;
            return complete
                    ? Optional.of(new InstanceUrl(
                            uri.getHost(),
                            uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                            uri.getPath().substring(1)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> read(YamlSection section) {
        Optional<String> url = section.requiredText("jdbcUrl", FORM);
        if (url.isEmpty()) {
            return url;
        }
        // the value is not repeated where it may hold a password
        if (url.get().toLowerCase(Locale.ROOT).matches(".*(password|user)=.*")
                || url.get().contains("@")) {
            section.problem("jdbcUrl", "must be " + FORM + "; user and password have options of their own");
            return Optional.empty();
        }
        if (parse(url.get()).isEmpty()) {
            section.problem("jdbcUrl", "must be " + FORM + ", was '" + url.get() + "'");
            return Optional.empty();
        }
        return url;
    }
}
