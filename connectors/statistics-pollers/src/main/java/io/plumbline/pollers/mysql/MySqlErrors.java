package io.plumbline.pollers.mysql;

import io.plumbline.explain.NoPlanReason;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server's error codes (MySQL Server Error Message Reference) as reasons. */
final class MySqlErrors {

    static final int TABLE_ACCESS_DENIED = 1142;

    private static final int TABLE_UNKNOWN = 1146;

    private MySqlErrors() {}

    /** Whether a table of the server's own is not shown to us, or not there. */
    static boolean isHidden(SQLException e) {
        return e.getErrorCode() == TABLE_ACCESS_DENIED || e.getErrorCode() == TABLE_UNKNOWN;
    }

    /** Why a statement could not be explained; null when the connection is what failed. */
    static @Nullable NoPlanReason reasonOf(SQLException e) {
        String state = e.getSQLState();
        if (e.getErrorCode() == 0 || state == null || state.startsWith("08")) {
            return null;
        }
        return switch (e.getErrorCode()) {
            case 1044, TABLE_ACCESS_DENIED, 1143, 1227, 1345, 1370, 1356, 1410 -> NoPlanReason.NOT_PERMITTED;
            case 1046, 1049, 1051, 1054, 1072, 1109, TABLE_UNKNOWN, 1176, 1305, 1630, 1735 ->
                NoPlanReason.OBJECT_UNKNOWN;
            case 1064, 1149 -> NoPlanReason.SYNTAX;
            case 1205, 3572, 1213 -> NoPlanReason.LOCK_TIMEOUT;
            case 3024, 1317, 1969, 1028 -> NoPlanReason.STATEMENT_TIMEOUT;
            case 1290, 1792, 1836 -> NoPlanReason.NOT_ON_REPLICA;
            default -> NoPlanReason.SERVER_ERROR;
        };
    }
}
