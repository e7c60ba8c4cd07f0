package io.plumbline.model.policy;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The maintenance windows in force.
 *
 * <p>Law: a verdict is suppressed by a window whose scope covers the statement and that is open at the time; of several
 * by the one that ends last, and of those by the one with the greatest id, so that the answer does not depend on the
 * order of arrival. Impossible windows ({@link MaintenanceWindow#problem()}) are ignored here; whoever received them
 * rejects them.
 *
 * <p>Cost: one look at each window of the statement's cluster.
 */
public final class MaintenanceCalendar {

    /** No windows. */
    public static final MaintenanceCalendar EMPTY = new MaintenanceCalendar(Map.of());

    private final Map<String, List<Entry>> byCluster;

    private MaintenanceCalendar(Map<String, List<Entry>> byCluster) {
        this.byCluster = byCluster;
    }

    private record Entry(MaintenanceWindow window, WindowTimes times) {}

    public static MaintenanceCalendar of(Collection<MaintenanceWindow> windows) {
        Map<String, List<Entry>> byCluster = new HashMap<>();
        for (MaintenanceWindow window : windows) {
            entry(window)
                    .ifPresent(entry -> byCluster
                            .computeIfAbsent(String.valueOf(window.scope().cluster()), any -> new ArrayList<>())
                            .add(entry));
        }
        return new MaintenanceCalendar(byCluster);
    }

    /** The window that suppresses a verdict on {@code key} at {@code at}. */
    public Optional<MaintenanceWindow> windowOver(StatementKey key, Instant at) {
        Optional<MaintenanceWindow> found = Optional.empty();
        Instant end = Instant.MIN;
        for (Entry entry : byCluster.getOrDefault(key.cluster(), List.of())) {
            if (entry.window().scope().covers(key)) {
                Optional<Span> span = entry.times().spanOver(at);
                if (span.isPresent() && isLater(span.get().to(), entry.window(), end, found)) {
                    found = Optional.of(entry.window());
                    end = span.get().to();
                }
            }
        }
        return found;
    }

    private static boolean isLater(
            Instant end, MaintenanceWindow window, Instant endFound, Optional<MaintenanceWindow> found) {
        int order = end.compareTo(endFound);
        return order > 0
                || (order == 0
                        && found.filter(each -> each.id().compareTo(window.id()) > 0)
                                .isEmpty());
    }

    private static Optional<Entry> entry(MaintenanceWindow window) {
        try {
            return Optional.of(new Entry(window, window.times()));
        } catch (ImpossibleWindowException e) {
            return Optional.empty();
        }
    }
}
