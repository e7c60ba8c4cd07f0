package io.plumbline.explain;

import java.sql.SQLException;

/** The part of an address and a login on account of which no connection came about. */
public enum RefusedPart {
    URL,
    USER,
    PASSWORD;

    /** By the server's error code (PostgreSQL documentation, appendix A, class 28). */
    public static RefusedPart of(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01" -> PASSWORD;
            case "28000" -> USER;
            default -> URL;
        };
    }
}
