package io.plumbline.local.process;

import java.util.Optional;

/** Asks a server whether it can do its work. */
@FunctionalInterface
public interface HealthCheck {

    /** What is still wrong, in a few words; empty when the server is ready. */
    Optional<String> problem();
}
