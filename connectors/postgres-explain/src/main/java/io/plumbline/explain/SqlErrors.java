package io.plumbline.explain;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server's error codes (PostgreSQL documentation, appendix A) as reasons. */
final class SqlErrors {

    private SqlErrors() {}

    /** Why a statement could not be explained; null when the connection is what failed. */
    static @Nullable NoPlanReason reasonOf(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("58")) {
            return null;
        }
        return switch (state) {
            case "42P18", "42P08", "42725", "42883", "42804", "42846", "42P22" -> NoPlanReason.PARAMETER_TYPE_UNKNOWN;
            case "42P01", "42703", "42704", "3F000", "42P02", "42P10" -> NoPlanReason.OBJECT_UNKNOWN;
            case "42501" -> NoPlanReason.NOT_PERMITTED;
            case "42601" -> NoPlanReason.SYNTAX;
            case "57014" -> NoPlanReason.STATEMENT_TIMEOUT;
            case "55P03" -> NoPlanReason.LOCK_TIMEOUT;
            case "25006", "55000" -> NoPlanReason.NOT_ON_REPLICA;
            default -> NoPlanReason.SERVER_ERROR;
        };
    }
}
