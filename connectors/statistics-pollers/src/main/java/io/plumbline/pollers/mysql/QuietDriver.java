package io.plumbline.pollers.mysql;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceLoader;

/**
 * The driver in the plugin's own folder, without its log: it would write every error of the server at WARN, and such an error
 * may quote the statement that was explained, literals included.
 */
final class QuietDriver {

    private static final String NO_LOG = "mariadb.logging.disable";

    /** Read once, when the driver's loggers are made. */
    private static final String LOGGERS = "org.mariadb.jdbc.util.log.Loggers";

    private QuietDriver() {}

    /** The driver for a URL. DriverManager would look where the worker was started. */
    static synchronized Driver forUrl(String url) throws SQLException {
        ClassLoader loader = QuietDriver.class.getClassLoader();
        String before = System.getProperty(NO_LOG);
        System.setProperty(NO_LOG, "true");
        try {
            Class.forName(LOGGERS, true, loader);
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new SQLException(missing(), e);
        } finally {
            if (before == null) {
                System.clearProperty(NO_LOG);
            } else {
                System.setProperty(NO_LOG, before);
            }
        }
        throw new SQLException(missing());
    }

    private static String missing() {
        return "the plugin's folder has no driver for MySQL: put MariaDB Connector/J into it";
    }
}
