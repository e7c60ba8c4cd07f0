package io.plumbline.local.demo.shop;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/** The shop's statements: everything the application asks of its database. */
public enum ShopStatement {
    ORDERS_OF_CUSTOMER(
            "SELECT id, status, placed_at, total FROM orders WHERE customer_id = ? ORDER BY placed_at DESC LIMIT 10",
            (values, random) -> values.setLong(1, customer(random))),
    ORDER_BY_ID(
            "SELECT id, customer_id, status, total FROM orders WHERE id = ?",
            (values, random) -> values.setLong(1, order(random))),
    ITEMS_OF_ORDER(
            "SELECT i.line, i.quantity, p.name, p.price FROM order_items i JOIN products p ON p.id = i.product_id"
                    + " WHERE i.order_id = ? ORDER BY i.line",
            (values, random) -> values.setLong(1, order(random))),
    CUSTOMER_BY_EMAIL(
            "SELECT id, country, since FROM customers WHERE email = ?",
            (values, random) -> values.setString(1, "customer" + customer(random) + "@example.org")),
    CUSTOMERS_OF_COUNTRY(
            "SELECT count(*) FROM customers WHERE country = ?", (values, random) -> values.setString(1, "CH")),
    PRODUCTS_OF_CATEGORY(
            "SELECT id, name, price FROM products WHERE category = ? ORDER BY price LIMIT 20",
            (values, random) -> values.setInt(1, random.nextInt(Sizes.CATEGORIES))),
    PRODUCTS_OF_BASKET("SELECT id, name, price FROM products WHERE id IN (?, ?, ?)", (values, random) -> {
        values.setLong(1, product(random));
        values.setLong(2, product(random));
        values.setLong(3, product(random));
    }),
    CUSTOMER_OF_ORDER(
            "SELECT c.email, o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.id = ?",
            (values, random) -> values.setLong(1, order(random))),
    PLACE_ORDER(
            "INSERT INTO orders (customer_id, status, placed_at, total) VALUES (?, 'PAID', now(), ?)",
            (values, random) -> {
                values.setLong(1, customer(random));
                values.setInt(2, random.nextInt(20_000));
            }),
    SEND_ORDER("UPDATE orders SET status = 'SENT' WHERE id = ?", (values, random) -> values.setLong(1, order(random)));

    private final String sql;
    // a lambda without state; Error Prone cannot see that
    @SuppressWarnings("ImmutableEnumChecker")
    private final Binder binder;

    ShopStatement(String sql, Binder binder) {
        this.sql = sql;
        this.binder = binder;
    }

    /** With JDBC's parameter marks. */
    public String sql() {
        return sql;
    }

    void run(PreparedStatement statement, Random random) throws SQLException {
        binder.bind(statement, random);
        statement.execute();
    }

    private static long customer(Random random) {
        return 1L + random.nextInt(Sizes.CUSTOMERS);
    }

    private static long order(Random random) {
        return 1L + random.nextInt(Sizes.ORDERS);
    }

    private static long product(Random random) {
        return 1L + random.nextInt(Sizes.PRODUCTS);
    }

    private interface Binder {
        void bind(PreparedStatement values, Random random) throws SQLException;
    }

    /** Of shop.sql. */
    private static final class Sizes {
        private static final int CUSTOMERS = 20_000;
        private static final int PRODUCTS = 2_000;
        private static final int ORDERS = 120_000;
        private static final int CATEGORIES = 40;
    }
}
