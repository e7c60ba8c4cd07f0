package io.plumbline.local.mysql;

/** The servers that can be run here. */
public enum MySqlVersion {
    /** Debian's, of the suite sid. */
    MYSQL_9(MySqlFlavour.MYSQL, "PLUMBLINE_MYSQL_HOME"),
    /** An early 8.0 (8.0.12), from Maven's repository; its libraries are Debian's. */
    MYSQL_8_0(MySqlFlavour.MYSQL, "PLUMBLINE_MYSQL_8_0_HOME"),
    /** Debian's, of the suite bookworm. */
    MARIADB_10_11(MySqlFlavour.MARIADB, "PLUMBLINE_MARIADB_HOME"),
    /** 11.8, Debian's, of the suite trixie. */
    MARIADB_11(MySqlFlavour.MARIADB, "PLUMBLINE_MARIADB_11_HOME");

    private final MySqlFlavour flavour;
    private final String homeVariable;

    MySqlVersion(MySqlFlavour flavour, String homeVariable) {
        this.flavour = flavour;
        this.homeVariable = homeVariable;
    }

    MySqlFlavour flavour() {
        return flavour;
    }

    /**
     * The environment variable that names the folder of an installed server, such as {@code /usr}, to be run instead of
     * Debian's package.
     */
    public String homeVariable() {
        return homeVariable;
    }
}
