package io.plumbline.testkit;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The one split of a feed: the position of its next record. */
record FeedSplit(long next) implements SourceSplit {

    @Override
    public String splitId() {
        return "feed";
    }

    /** Eight bytes. */
    static final class Serializer implements SimpleVersionedSerializer<FeedSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(FeedSplit split) {
            return ByteBuffer.allocate(Long.BYTES).putLong(split.next()).array();
        }

        @Override
        public FeedSplit deserialize(int version, byte[] serialized) {
            return new FeedSplit(ByteBuffer.wrap(serialized).getLong());
        }
    }
}
