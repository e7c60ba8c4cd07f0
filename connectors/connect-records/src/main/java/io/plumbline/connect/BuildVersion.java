package io.plumbline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version a plugin was built as: all of Plumbline has one. */
public final class BuildVersion {

    private static final String RESOURCE = "/io/plumbline/connect/build.properties";

    private BuildVersion() {}

    /** Such as {@code 0.1.0}. */
    public static String current() {
        try (InputStream in = BuildVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
