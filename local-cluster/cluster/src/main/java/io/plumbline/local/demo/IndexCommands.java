package io.plumbline.local.demo;

import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.local.demo.shop.ShopStatement;
import io.plumbline.local.topics.LogEntry;
import java.util.Optional;

/** The index commands for the statement that loses its index. */
final class IndexCommands {

    private IndexCommands() {}

    static Optional<IndexSyncCommand> latest(Scene scene) {
        scene.commands().readToEnd();
        String hash = scene.statements().hashOf(ShopStatement.ORDERS_OF_CUSTOMER);
        return scene.commands().entries().stream()
                .map(LogEntry::value)
                .filter(command -> scene.isHere(command.getCluster()))
                .filter(command -> command.getSqlHash().equals(hash))
                .reduce((earlier, later) -> later);
    }
}
