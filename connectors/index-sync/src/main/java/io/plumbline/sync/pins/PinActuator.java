package io.plumbline.sync.pins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings one instance to what a command asks, by looking first and looking again afterwards. Asking twice does no harm:
 * whatever is as it should be is left alone.
 */
public interface PinActuator {

    /** The wire name. */
    String name();

    /** Puts the pin in place, or takes it away where the command's time is over or it asks for that. */
    PinReport reconcile(PinCommand command, Instant now);

    /** What stands against pinning on the instance, with what to do about it; empty when nothing does. */
    Optional<String> lack();

    /** Takes away what earlier runs left and whose time is over; returns what could not be done. */
    List<String> sweep(Instant now);
}
