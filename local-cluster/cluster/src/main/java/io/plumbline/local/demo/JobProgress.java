package io.plumbline.local.demo;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.InfrastructureException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the job has come, as its checkpoints say. The source commits its offsets when a checkpoint is complete, and a
 * checkpoint completes only when every operator and sink has dealt with all records before it: what lies below a
 * committed offset has been judged and its verdicts are on their topic.
 */
public final class JobProgress implements AutoCloseable {

    private final Admin admin;
    private final String group;

    public JobProgress(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Whether every observation below these offsets, by partition, has been dealt with. */
    public boolean hasJudged(Map<Integer, Long> endOffsets) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return endOffsets.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata reached =
                    committed.get(new TopicPartition(ProductTopic.OBSERVATIONS.topicName(), end.getKey()));
            return reached != null && reached.offset() >= end.getValue();
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new InfrastructureException("cannot read the offsets of the group " + group + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while reading the offsets of the group " + group, e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
