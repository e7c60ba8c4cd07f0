package io.plumbline.local.demo.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The SQL that makes the shop, one script per engine. */
final class ShopScript {

    private ShopScript() {}

    static String read(String name) {
        try (InputStream in =
                Objects.requireNonNull(ShopScript.class.getResourceAsStream(name), name + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " is unreadable", unreadable);
        }
    }
}
