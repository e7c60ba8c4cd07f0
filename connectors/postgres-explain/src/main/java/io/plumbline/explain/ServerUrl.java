package io.plumbline.explain;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** JDBC URLs of servers, as people give them beside a user and a password. */
public final class ServerUrl {

    /** For people. */
    public static final String FORM = "jdbc:postgresql://host:port/database, without user and password";

    private ServerUrl() {}

    /** What is wrong with a URL, without quoting it, for it may hold a password; empty when nothing is. */
    public static Optional<String> fault(String url) {
        Properties parsed = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, new Properties()) : null;
        if (parsed == null) {
            return Optional.of("must be " + FORM);
        }
        if (parsed.containsKey(PGProperty.USER.getName()) || parsed.containsKey(PGProperty.PASSWORD.getName())) {
            return Optional.of("must not hold user or password: they have options of their own");
        }
        // such as sslpassword, in whatever case
        return parsed.stringPropertyNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("password"))
                .sorted()
                .findFirst()
                .map(name ->
                        "must not hold " + name + ", which everybody sees who sees the connector's options: name a key"
                                + " without a password that only the worker may read");
    }
}
