package io.plumbline.local.watch;

/**
 * One server.
 *
 * @param jdbcUrl without user and password
 * @param password as read from its file or variable; never logged
 * @param ddl whether the DDL of the URL's database is followed
 */
public record WatchedInstance(String name, String jdbcUrl, String user, String password, DdlMode ddl) {

    /** Everything but the password. */
    @Override
    public String toString() {
        return name + " (" + user + "@" + jdbcUrl + ")";
    }
}
