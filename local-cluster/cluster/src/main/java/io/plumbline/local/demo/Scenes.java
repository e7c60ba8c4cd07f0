package io.plumbline.local.demo;

import io.plumbline.local.demo.shop.Shop;
import io.plumbline.local.stack.LocalStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A scene for each engine, all of one stack; the shops are busy from the beginning. */
record Scenes(List<Scene> all) implements AutoCloseable {

    Scenes {
        all = List.copyOf(all);
    }

    static Scenes open(DemoOptions options, LocalStack stack, List<Shop> shops) throws SQLException {
        List<Scene> scenes = new ArrayList<>();
        for (Shop shop : shops) {
            scenes.add(new Scene(options, stack, shop));
        }
        return new Scenes(scenes);
    }

    @Override
    public void close() throws SQLException {
        for (Scene scene : all) {
            scene.close();
        }
    }
}
