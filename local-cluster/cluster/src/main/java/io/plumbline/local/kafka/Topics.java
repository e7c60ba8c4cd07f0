package io.plumbline.local.kafka;

import io.plumbline.local.process.InfrastructureException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the product's topics. */
public final class Topics {
    private Topics() {}

    /** Creates the product's topics that are not there yet and returns their names; the others are left as they are. */
    public static List<String> createMissing(Admin admin) {
        return createMissing(
                admin,
                Stream.of(ProductTopic.values()).map(ProductTopic::newTopic).toList());
    }

    /** Creates those of the given topics that are not there yet and returns their names. */
    public static List<String> createMissing(Admin admin, List<NewTopic> topics) {
        try {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException e) {
            throw new InfrastructureException("cannot create the topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while creating the topics", e);
        }
    }
}
