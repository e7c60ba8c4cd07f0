package io.plumbline.sync.pins;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest command of every statement, for all instances and for single ones; of two that concern an instance the one
 * issued later holds. Whoever reads all commands again has the same board.
 */
public final class PinBoard {

    private record Place(StatementKey statement, @Nullable String instance) {}

    private final Map<Place, PinCommand> newest = new LinkedHashMap<>();

    /** Takes a command in; an older one than that of its place is left out. */
    public void accept(PinCommand command) {
        newest.merge(
                new Place(command.statement(), command.instance()),
                command,
                (before, after) -> after.issuedAt().isBefore(before.issuedAt()) ? before : after);
    }

    /** What holds for the statement on the instance. */
    public Optional<PinCommand> inForce(StatementKey statement, String instance) {
        PinCommand global = newest.get(new Place(statement, null));
        PinCommand local = newest.get(new Place(statement, instance));
        if (global == null || local == null) {
            return Optional.ofNullable(global == null ? local : global);
        }
        return Optional.of(global.issuedAt().isAfter(local.issuedAt()) ? global : local);
    }

    /** Every statement that has a command for the instance. */
    public Collection<StatementKey> statements(String instance) {
        List<StatementKey> statements = new ArrayList<>();
        newest.forEach((place, command) -> {
            if (command.concerns(instance) && !statements.contains(place.statement)) {
                statements.add(place.statement);
            }
        });
        return statements;
    }

    /** Forgets what was over before this moment. */
    public void forgetBefore(Instant moment) {
        newest.values()
                .removeIf(command -> Objects.requireNonNull(command.expiresAt()).isBefore(moment));
    }
}
