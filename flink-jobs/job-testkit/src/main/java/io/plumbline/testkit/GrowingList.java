package io.plumbline.testkit;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list in a folder that grows at its end, one file for each element: what passes between a test and a job that was
 * serialised, restored or restarted, without anything static. One writer at a time.
 */
final class GrowingList implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String folder;

    GrowingList(Path folder) {
        this.folder = folder.toString();
    }

    /** Adds at {@code position}. An element is there completely or not at all. */
    void put(long position, Serializable element) {
        try {
            Files.createDirectories(Path.of(folder));
            Path partial = Path.of(folder, position + ".partial");
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(partial))) {
                out.writeObject(element);
            }
            Files.move(partial, Path.of(folder, Long.toString(position)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("element " + position + " of " + folder, e);
        }
    }

    long size() {
        long size = 0;
        while (Files.exists(Path.of(folder, Long.toString(size)))) {
            size++;
        }
        return size;
    }

    Optional<Object> get(long position) {
        Path file = Path.of(folder, Long.toString(position));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            return Optional.of(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("element " + position + " of " + folder, e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("element " + position + " of " + folder, e);
        }
    }

    List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (Optional<Object> next = get(0); next.isPresent(); next = get(all.size())) {
            all.add(next.get());
        }
        return all;
    }
}
