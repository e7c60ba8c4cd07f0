package io.plumbline.local.lab.event;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything the lab can do: its events in the order in which they are played, and what runs besides. */
public final class Catalogue {

    private final List<LabEvent> events = EventFile.read("events.yaml").events();
    private final EventFile workload = EventFile.read("workload.yaml");

    public List<LabEvent> events() {
        return events;
    }

    /** The 22 queries of TPC-H. */
    public List<LabStatement> analyticalStatements() {
        return workload.statements("tpch");
    }

    /** Lookups, small joins, pages, inserts and updates on TPC-H's tables. */
    public List<LabStatement> transactionalStatements() {
        return workload.statements("oltp");
    }

    /**
     * The events of {@code all}, {@code harmful}, {@code benign} or a list of ids separated by commas.
     *
     * @throws IllegalArgumentException naming the ids that are unknown
     */
    public List<LabEvent> select(String selection) {
        return switch (selection) {
            case "all" -> events;
            case "harmful" -> events.stream().filter(LabEvent::isHarmful).toList();
            case "benign" -> events.stream().filter(event -> !event.isHarmful()).toList();
            default -> byIds(Set.of(selection.split(",", -1)));
        };
    }

    private List<LabEvent> byIds(Set<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        events.forEach(event -> unknown.remove(event.id()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such event: " + String.join(", ", unknown)
                    + "; --events takes all, harmful, benign or ids of --list, separated by commas");
        }
        return events.stream().filter(event -> ids.contains(event.id())).toList();
    }

    /** Every statement of these events and of what runs besides. */
    public List<LabStatement> statementsOf(List<LabEvent> chosen) {
        return Stream.of(
                        chosen.stream().flatMap(event -> event.statements().stream()),
                        transactionalStatements().stream(),
                        analyticalStatements().stream())
                .flatMap(statements -> statements)
                .collect(Collectors.toList());
    }
}
