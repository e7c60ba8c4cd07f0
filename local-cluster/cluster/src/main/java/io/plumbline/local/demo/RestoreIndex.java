package io.plumbline.local.demo;

import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.VerdictLevel;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Does what the index command says: the index is back, and so is PASS. */
final class RestoreIndex implements Step {

    private static final String NAME = "index put back";

    @Override
    public String announcement() {
        return "running the SQL of the index command";
    }

    @Override
    public StepReport play(Scene scene) throws SQLException {
        Optional<IndexSyncCommand> command = IndexCommands.latest(scene);
        if (command.isEmpty()) {
            return StepReport.failed(NAME, "there is no index command to run", List.of());
        }
        List<String> statements = command.get().getStatements();
        for (String sql : statements.subList(0, statements.size() - 1)) {
            scene.execute(sql);
        }
        return new IndexChange(NAME, VerdictLevel.PASS, (any, verdict) -> List.of(verdict.getSummary()))
                .play(scene, statements.get(statements.size() - 1));
    }
}
