package io.plumbline.local.demo;

import io.plumbline.local.demo.shop.MySqlShop;
import io.plumbline.local.demo.shop.PostgresShop;
import io.plumbline.local.demo.shop.Shop;
import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** On which engines the story is told; with several, their fleets go through one job. */
public enum DemoEngines {
    POSTGRESQL("postgresql"),
    MYSQL("mysql"),
    BOTH("both");

    private final String wireName;

    DemoEngines(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Empty for any other name. */
    public static Optional<DemoEngines> byWireName(String name) {
        return Stream.of(values())
                .filter(engines -> engines.wireName.equals(name))
                .findFirst();
    }

    /** The shops, their servers prepared and not started; PostgreSQL's is the one that runs for the control database. */
    List<Shop> shops(LocalStack stack, Installation installation) {
        List<Shop> shops = new ArrayList<>();
        if (this != MYSQL) {
            shops.add(new PostgresShop(stack.postgres()));
        }
        if (this != POSTGRESQL) {
            shops.add(new MySqlShop(MySqlServer.prepare(
                    MySqlSpec.of("mysql", MySqlVersion.MYSQL_9, Ports.free()), installation, stack.folder())));
        }
        return List.copyOf(shops);
    }
}
