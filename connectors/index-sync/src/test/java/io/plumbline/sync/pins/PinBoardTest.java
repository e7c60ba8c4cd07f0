package io.plumbline.sync.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PinBoardTest {

    private static final StatementKey STATEMENT = new StatementKey("c", "d", "public", "0".repeat(32));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theNewestCommandHoldsInWhateverOrderTheyAreRead() {
        for (int seed = 0; seed < 200; seed++) {
            List<PinCommand> commands = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                commands.add(command("" + i, i % 3 == 0 ? "one" : null, i));
            }
            Collections.shuffle(commands, new Random(seed));
            PinBoard board = new PinBoard();
            commands.forEach(board::accept);
            assertThat(board.inForce(STATEMENT, "one").orElseThrow().commandId())
                    .as("seed %d", seed)
                    .isEqualTo("7");
            assertThat(board.inForce(STATEMENT, "two").orElseThrow().commandId())
                    .isEqualTo("7");
        }
    }

    @Test
    void aCommandForOneInstanceHoldsThereOnly() {
        PinBoard board = new PinBoard();
        board.accept(command("all", null, 1));
        board.accept(command("local", "one", 2));
        assertThat(board.inForce(STATEMENT, "one").orElseThrow().commandId()).isEqualTo("local");
        assertThat(board.inForce(STATEMENT, "two").orElseThrow().commandId()).isEqualTo("all");
        assertThat(board.statements("two")).containsExactly(STATEMENT);
    }

    @Test
    void whatIsOverIsForgotten() {
        PinBoard board = new PinBoard();
        board.accept(command("a", null, 1));
        board.forgetBefore(START.plusSeconds(61));
        assertThat(board.inForce(STATEMENT, "one")).isPresent();
        board.forgetBefore(START.plusSeconds(62));
        assertThat(board.inForce(STATEMENT, "one")).isEmpty();
    }

    private static PinCommand command(String id, @Nullable String instance, int second) {
        Instant issued = START.plusSeconds(second);
        return new PinCommand(id, STATEMENT, instance, false, null, issued, issued.plusSeconds(60));
    }
}
