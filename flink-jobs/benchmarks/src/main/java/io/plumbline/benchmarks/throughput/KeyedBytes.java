package io.plumbline.benchmarks.throughput;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;

/** Bytes of keyed state in a canonical savepoint: every key and value once, not compressed. */
final class KeyedBytes {

    private KeyedBytes() {}

    /** All of it, without the headers that describe serializers. */
    static long in(Path savepoint) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
            CheckpointMetadata metadata = Checkpoints.loadCheckpointMetadata(
                    in, KeyedBytes.class.getClassLoader(), savepoint.toUri().toString());
            return metadata.getOperatorStates().stream()
                    .flatMap(KeyedBytes::handles)
                    .mapToLong(KeyedBytes::withoutHeader)
                    .sum();
        }
    }

    private static Stream<KeyedStateHandle> handles(OperatorState operator) {
        return operator.getStates().stream()
                .map(OperatorSubtaskState::getManagedKeyedState)
                .flatMap(Collection::stream);
    }

    private static long withoutHeader(KeyedStateHandle handle) {
        if (handle instanceof KeyGroupsStateHandle groups) {
            int first = groups.getKeyGroupRange().getStartKeyGroup();
            return groups.getStateSize() - groups.getOffsetForKeyGroup(first);
        }
        throw new IllegalArgumentException("keyed state must be in canonical form, was " + handle.getClass());
    }
}
