package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.sync.metrics.PinMetrics;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.PinBoard;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinOutcome;
import io.plumbline.sync.pins.PinReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PinnedInstanceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final StatementKey STATEMENT = new StatementKey("c", "d", "public", "0".repeat(32));

    private final Server server = new Server();
    private final List<String> published = new ArrayList<>();
    private final PinMetrics metrics = new PinMetrics(() -> 0);
    private final PinBoard board = new PinBoard();
    private final PinnedInstance instance = new PinnedInstance(
            "one", server, (key, command, result) -> published.add(result.getString("outcome")), metrics);

    @Test
    void aResultIsPublishedWhenItHasChangedAndEveryLookIsCounted() {
        read(command(null));
        instance.reconcile(List.of(STATEMENT), board, NOW);
        instance.sweep(board, NOW);
        server.outcome = PinOutcome.FAILED;
        instance.sweep(board, NOW);
        server.outcome = PinOutcome.EFFECTIVE;
        instance.sweep(board, NOW);
        assertThat(published).containsExactly("EFFECTIVE", "FAILED", "EFFECTIVE");
        assertThat(metrics.getPins()).containsEntry("EFFECTIVE", 1L).containsEntry("FAILED", 0L);
        assertThat(metrics.getResults()).containsEntry("EFFECTIVE", 2L).containsEntry("FAILED", 1L);
        assertThat(metrics.getFailures()).isEqualTo(1);
        assertThat(metrics.getSweeps()).isEqualTo(3);
        assertThat(metrics.getCommands()).isEqualTo(1);
    }

    @Test
    void aCommandForAnotherInstanceIsNeitherCountedNorCarriedOut() {
        read(command("two"));
        instance.sweep(board, NOW);
        assertThat(published).isEmpty();
        assertThat(metrics.getCommands()).isZero();
    }

    @Test
    void whatIsOverIsForgottenInTheCountsToo() {
        read(command(null));
        instance.sweep(board, NOW);
        board.forgetBefore(NOW.plusSeconds(61));
        instance.forget(board);
        assertThat(metrics.getPins().values()).containsOnly(0L);
    }

    @Test
    void whatCouldNotBeClearedUpIsAFailureAndSaid() {
        server.remaining = List.of("expired hints in database d: refused");
        instance.sweep(board, NOW);
        assertThat(metrics.getFailures()).isEqualTo(1);
        assertThat(metrics.getStatus()).isEqualTo("expired hints in database d: refused");
    }

    private void read(PinCommand command) {
        board.accept(command);
        instance.commanded(command);
    }

    private static PinCommand command(@Nullable String only) {
        return new PinCommand("7", STATEMENT, only, false, null, NOW, NOW.plusSeconds(60));
    }

    /** Does what it is told and says what the test wants. */
    private static final class Server implements PinActuator {

        private PinOutcome outcome = PinOutcome.EFFECTIVE;
        private List<String> remaining = List.of();

        @Override
        public String name() {
            return "pg_hint_plan";
        }

        @Override
        public PinReport reconcile(PinCommand command, Instant now) {
            return PinReport.of(outcome, "as it happens", now);
        }

        @Override
        public Optional<String> lack() {
            return Optional.empty();
        }

        @Override
        public List<String> sweep(Instant now) {
            return remaining;
        }
    }
}
