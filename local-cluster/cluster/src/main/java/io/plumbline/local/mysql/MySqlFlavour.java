package io.plumbline.local.mysql;

/** The two families, which differ in how a data folder is made and in some settings. */
enum MySqlFlavour {
    MYSQL("mysql"),
    MARIADB("mariadb");

    private final String scheme;

    MySqlFlavour(String scheme) {
        this.scheme = scheme;
    }

    /** Names the engine in a JDBC address. */
    String scheme() {
        return scheme;
    }
}
