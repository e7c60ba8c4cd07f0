package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.identity.RelationKey;
import java.time.Instant;

/**
 * A relation as one instance's catalogue had it.
 *
 * @param key where it is planned: the relation itself, or a partition's topmost parent
 */
public record RelationSighting(RelationKey key, String instance, Relation relation, Instant observedAt) {}
