package io.plumbline.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MaintenanceCalendarTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StatementKey KEY = new StatementKey("c", "d", "n", "h");

    @Test
    void aWindowHoldsForItsScopeAndNobodyElse() {
        List<Scope> scopes = List.of(
                Scope.ofCluster("c"),
                new Scope("c", "d", null, null),
                new Scope("c", "d", "n", null),
                new Scope("c", "d", "n", "h"));
        List<StatementKey> others = List.of(
                new StatementKey("other", "d", "n", "h"),
                new StatementKey("c", "other", "n", "h"),
                new StatementKey("c", "d", "other", "h"),
                new StatementKey("c", "d", "n", "other"));
        for (int scope = 0; scope < scopes.size(); scope++) {
            MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(once("w", scopes.get(scope), 60)));
            assertThat(calendar.windowOver(KEY, NOON)).isPresent();
            for (int other = 0; other < others.size(); other++) {
                assertThat(calendar.windowOver(others.get(other), NOON).isPresent())
                        .as("%s for %s", scopes.get(scope), others.get(other))
                        .isEqualTo(other > scope);
            }
        }
    }

    @Test
    void theFirstMomentIsWithinAndTheLastIsNot() {
        MaintenanceCalendar calendar = MaintenanceCalendar.of(List.of(once("w", Scope.ofCluster("c"), 60)));

        assertThat(calendar.windowOver(KEY, NOON.minusNanos(1))).isEmpty();
        assertThat(calendar.windowOver(KEY, NOON)).isPresent();
        assertThat(calendar.windowOver(KEY, NOON.plusSeconds(60).minusNanos(1))).isPresent();
        assertThat(calendar.windowOver(KEY, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void ofSeveralTheOneThatEndsLastIsNamedInAnyOrderOfArrival() {
        List<MaintenanceWindow> windows = new ArrayList<>(List.of(
                once("d", Scope.ofCluster("c"), 60),
                once("b", new Scope("c", "d", null, null), 90),
                once("a", Scope.ofCluster("c"), 90),
                recurring("c", 1)));
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(windows, new Random(seed));
            assertThat(MaintenanceCalendar.of(windows).windowOver(KEY, NOON))
                    .get()
                    .extracting(MaintenanceWindow::id)
                    .isEqualTo("b");
        }
        windows.add(recurring("e", 2));
        assertThat(MaintenanceCalendar.of(windows).windowOver(KEY, NOON))
                .get()
                .extracting(MaintenanceWindow::id)
                .isEqualTo("e");
    }

    @Test
    void aScopeThatDoesNotNestIsNamedAndIgnored() {
        for (Scope scope : List.of(
                new Scope(null, null, null, null), new Scope("c", null, "n", null), new Scope("c", "d", null, "h"))) {
            MaintenanceWindow window = once("w", scope, 60);
            assertThat(window.problem()).get().asString().contains("a narrower scope needs the wider ones");
            assertThat(MaintenanceCalendar.of(List.of(window)).windowOver(KEY, NOON))
                    .isEmpty();
        }
    }

    private static MaintenanceWindow once(String id, Scope scope, int seconds) {
        return MaintenanceWindow.once(id, scope, NOON, NOON.plusSeconds(seconds), "test");
    }

    private static MaintenanceWindow recurring(String id, int minutes) {
        return new MaintenanceWindow(
                id,
                Scope.ofCluster("c"),
                NOON,
                NOON.plusSeconds(60L * minutes),
                new Recurrence("FREQ=DAILY", "UTC"),
                "test");
    }
}
