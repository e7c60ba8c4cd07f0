package io.plumbline.pollers.postgres;

/** Version of pg_stat_statements; its columns depend on it, not on the server's. */
record ExtensionVersion(int major, int minor) implements Comparable<ExtensionVersion> {

    /** PostgreSQL 14: toplevel, pg_stat_statements_info. */
    static final ExtensionVersion OLDEST = new ExtensionVersion(1, 9);

    /** PostgreSQL 17: stats_since. */
    static final ExtensionVersion WITH_STATS_SINCE = new ExtensionVersion(1, 11);

    static ExtensionVersion parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new ExtensionVersion(Integer.parseInt(text), 0)
                : new ExtensionVersion(
                        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    boolean isAtLeast(ExtensionVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ExtensionVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
