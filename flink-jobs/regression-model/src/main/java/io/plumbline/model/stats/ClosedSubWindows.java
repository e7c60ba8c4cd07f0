package io.plumbline.model.stats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sub-windows before the newest, each in its byte form, the oldest first. They stay one piece of bytes until a
 * sub-window is closed, leaves, or takes a late value: a value that lands in the newest does not look at them.
 */
final class ClosedSubWindows {

    private final byte[] unread;
    private @Nullable List<byte[]> read;

    ClosedSubWindows(byte[] unread) {
        this.unread = unread;
    }

    List<byte[]> list() {
        if (read == null) {
            read = new ArrayList<>();
            ByteSource in = new ByteSource(unread);
            while (in.hasMore()) {
                read.add(in.raw((int) in.unsigned()));
            }
        }
        return read;
    }

    Moments moments() {
        Moments merged = Moments.NONE;
        for (byte[] each : list()) {
            merged = merged.merge(SubWindow.readMomentsOf(each));
        }
        return merged;
    }

    void write(ByteSink out) {
        if (read == null) {
            out.raw(unread);
            return;
        }
        for (byte[] each : read) {
            out.unsigned(each.length);
            out.raw(each);
        }
    }
}
