package io.plumbline.local.stack;

/** Told what happens while it happens. */
@FunctionalInterface
public interface Progress {
    void step(String what);
}
