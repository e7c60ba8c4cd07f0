package io.plumbline.sync.postgres;

import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.hints.Obstacle;
import io.plumbline.capture.hints.ServerNames;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.CatalogReader;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinMark;
import io.plumbline.sync.pins.PinOutcome;
import io.plumbline.sync.pins.PinReport;
import io.plumbline.sync.pins.WantedPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pins through the hint table of pg_hint_plan. What it writes are hints that the server either follows or leaves unused: no
 * row of it can make a statement fail.
 *
 * <p>After writing, the server is asked again: where the wanted plan does not come, the rows are gone before the report is
 * made. Sessions that hold a cached plan of a prepared statement keep it until it is invalidated or they end.
 */
public final class HintPlanActuator implements PinActuator {

    private final TargetServer server;
    /** Databases where something was pinned since the start: those whose rows may expire. */
    private final Set<String> databases = new HashSet<>();

    public HintPlanActuator(TargetServer server) {
        this.server = server;
        databases.add(server.home());
    }

    @Override
    public String name() {
        return "pg_hint_plan";
    }

    /** Of the URL's database; a server that cannot be reached lacks that. */
    @Override
    public Optional<String> lack() {
        try {
            return access().lack(server.home(), server.user());
        } catch (SQLException e) {
            return Optional.of(unreachable(e) + "; tried again later");
        }
    }

    /** What the role may not do in the URL's database, if that has a hint table at all, with the statement that repairs it. */
    public Optional<String> missingGrant() throws SQLException {
        return access().missingGrant(server.home(), server.user());
    }

    private HintAccess access() throws SQLException {
        try (Connection connection = server.connect(server.home())) {
            return HintAccess.read(connection);
        }
    }

    private static String unreachable(SQLException e) {
        return "the server refused or could not be reached, SQLSTATE " + e.getSQLState();
    }

    @Override
    public PinReport reconcile(PinCommand command, Instant now) {
        if (command.isProposal()) {
            return PinReport.of(PinOutcome.PROPOSED, "the command asks a person", now);
        }
        databases.add(command.statement().database());
        try {
            WantedPlan plan = command.plan();
            return plan == null || now.isAfter(command.expiresAt()) ? takeAway(command, now) : pin(command, plan, now);
        } catch (SQLException e) {
            return PinReport.of(PinOutcome.FAILED, unreachable(e) + "; tried again later", now);
        }
    }

    @Override
    public List<String> sweep(Instant now) {
        List<String> failures = new ArrayList<>();
        for (String database : databases) {
            try (Connection connection = server.connect(database)) {
                if (HintAccess.read(connection).mayWrite()) {
                    new HintTable(connection).removeExpired(now);
                }
            } catch (SQLException e) {
                failures.add("expired hints in database " + database + ": " + unreachable(e));
            }
        }
        return failures;
    }

    private PinReport takeAway(PinCommand command, Instant now) throws SQLException {
        try (Connection connection = server.connect(command.statement().database())) {
            int rows =
                    HintAccess.read(connection).mayWrite() ? new HintTable(connection).remove(command.statement()) : 0;
            PinOutcome outcome = command.plan() == null ? PinOutcome.REMOVED : PinOutcome.EXPIRED;
            return PinReport.of(outcome, "hints taken away: " + rows, now);
        }
    }

    private PinReport pin(PinCommand command, WantedPlan plan, Instant now) throws SQLException {
        String database = command.statement().database();
        List<StatementEntry> entries;
        try (Connection home = server.connect(server.home())) {
            entries = StatementEntries.find(home, database, command.statement().sqlHash());
        }
        try (Connection connection = server.connect(database)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            Optional<StatementOnServer> statement =
                    StatementOnServer.of(command.statement(), entries, connection, major);
            if (statement.isEmpty()) {
                return PinReport.of(
                        PinOutcome.NOT_POSSIBLE, "the server has not counted the statement: run it once", now);
            }
            Optional<String> lack = HintAccess.read(connection).lack(database, server.user());
            Pinning pinning = new Pinning(command, plan, statement.get(), lack, now);
            return pin(pinning, connection, new PlanProbe(connection, major, server.limits()));
        }
    }

    /** A plan to pin on a statement; where the hint table {@code lack}s something it is only proposed. */
    private record Pinning(
            PinCommand command, WantedPlan plan, StatementOnServer statement, Optional<String> lack, Instant now) {

        PinReport report(PinOutcome outcome, String detail) {
            return PinReport.of(outcome, detail, now);
        }
    }

    private static PinReport pin(Pinning pinning, Connection connection, PlanProbe probe) throws SQLException {
        if (!pinning.plan().planKind().equals(PlanKind.GENERIC.name())) {
            return pinning.report(PinOutcome.NOT_EXPRESSIBLE, "only generic plans can be verified");
        }
        if (!pinning.plan().whole()) {
            return pinning.report(PinOutcome.NOT_EXPRESSIBLE, "the plan is too large to be recorded whole");
        }
        HintTable table = new HintTable(connection);
        Catalog catalog = CatalogReader.read(connection, CatalogReader.version(connection));
        PlanProbe.Answer before = probe.ask(pinning.statement().request(), catalog);
        if (!(before instanceof PlanProbe.Planned planned)) {
            return pinning.report(
                    PinOutcome.NOT_POSSIBLE,
                    "the statement cannot be explained: " + ((PlanProbe.Refused) before).reason());
        }
        if (pinning.plan().fingerprintVersion() != planned.plan().fingerprintVersion()) {
            return pinning.report(
                    PinOutcome.NOT_EXPRESSIBLE, "the plan was captured by another version of the plan hash");
        }
        HintedPlan hinted =
                HintedPlan.of(pinning.plan().nodes(), ServerNames.of(planned.aliases(), catalog.relations()));
        if (hinted instanceof HintedPlan.Inexpressible inexpressible) {
            return notExpressible(pinning, inexpressible.obstacles(), table);
        }
        Set<Long> ids = new TreeSet<>(pinning.statement().queryIds());
        planned.queryId().ifPresent(ids::add);
        String hints = ((HintedPlan.Hints) hinted).text() + " "
                + PinMark.of(pinning.command().statement(), pinning.command().expiresAt());
        if (pinning.lack().isPresent()) {
            String lack = pinning.lack().get();
            return new PinReport(PinOutcome.PROPOSED, lack, hints, List.copyOf(ids), null, pinning.now());
        }
        List<Long> taken = table.put(pinning.command().statement(), ids, hints);
        if (!taken.isEmpty()) {
            return pinning.report(
                    PinOutcome.NOT_POSSIBLE,
                    "the hint table has rows of somebody else for query id "
                            + taken.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return lookAgain(
                pinning,
                new Written(table, hints, ids),
                probe.ask(pinning.statement().request(), catalog));
    }

    private static PinReport notExpressible(Pinning pinning, List<Obstacle> obstacles, HintTable table)
            throws SQLException {
        int rows =
                pinning.lack().isPresent() ? 0 : table.remove(pinning.command().statement());
        String why = obstacles.stream().map(Obstacle::toString).collect(Collectors.joining(", "));
        return rows > 0
                ? pinning.report(PinOutcome.RETIRED, "what the pin named is gone: " + why)
                : pinning.report(PinOutcome.NOT_EXPRESSIBLE, "the plan cannot be said in hints: " + why);
    }

    private record Written(HintTable table, String hints, Set<Long> ids) {}

    private static PinReport lookAgain(Pinning pinning, Written written, PlanProbe.Answer after) throws SQLException {
        List<Long> ids = List.copyOf(written.ids());
        if (!(after instanceof PlanProbe.Planned planned)) {
            written.table().remove(pinning.command().statement());
            return pinning.report(PinOutcome.NOT_EFFECTIVE, "with the hints the statement could not be explained");
        }
        if (planned.plan().planHash().equals(pinning.plan().planHash())) {
            return new PinReport(
                    PinOutcome.EFFECTIVE,
                    "the server plans as wanted",
                    written.hints(),
                    ids,
                    planned.plan(),
                    pinning.now());
        }
        written.table().remove(pinning.command().statement());
        return new PinReport(
                PinOutcome.NOT_EFFECTIVE,
                "the server planned otherwise with the hints in place; they were taken away",
                written.hints(),
                ids,
                planned.plan(),
                pinning.now());
    }
}
