package io.plumbline.local.watch;

/**
 * One server.
 *
 * @param jdbcUrl without user and password
 * @param poller who polls
 * @param ddl whether DDL is followed: of the URL's database, or of the whole server where the URL names none
 * @param ddlReader who reads the DDL
 */
public record WatchedInstance(String name, String jdbcUrl, Login poller, DdlMode ddl, Login ddlReader) {

    /** One login for everything. */
    public WatchedInstance(String name, String jdbcUrl, String user, String password, DdlMode ddl) {
        this(name, jdbcUrl, new Login(user, password), ddl, new Login(user, password));
    }

    public String user() {
        return poller.user();
    }

    public String password() {
        return poller.password();
    }

    /** Everything but the passwords. */
    @Override
    public String toString() {
        return name + " (" + poller + "@" + jdbcUrl + ")";
    }
}
