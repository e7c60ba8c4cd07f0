package io.plumbline.local.demo.shop;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.local.watch.WatchedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** The shop on one engine: where it is, how it is watched, and the words in which its story is told. */
public interface Shop {

    /** The database, or schema, that it is in. */
    String DATABASE = "shop";

    /** The one server of its cluster. */
    String INSTANCE = "primary";

    /** What {@code --engine} calls it. */
    String engine();

    Dialect dialect();

    /** The cluster under which it is watched. */
    WatchedCluster watched();

    /** Settings of the pollers' connector beyond those that every demo has. */
    default Map<String, String> pollerSettings() {
        return Map.of("instance." + INSTANCE + ".databases", DATABASE);
    }

    /** Drops what an earlier run left and loads the shop: tables, rows, indexes, fresh statistics; the server runs then. */
    void open() throws SQLException;

    /** A session of the shop's administrator. */
    Connection connect() throws SQLException;

    /** The server's clock. */
    Instant serverTime() throws SQLException;

    /** Gives orders_customer_idx the name orders_by_customer. */
    String renameIndex();

    String refreshStatistics();

    String resetCounters();

    /** Drops orders_by_customer. */
    String dropIndex();
}
