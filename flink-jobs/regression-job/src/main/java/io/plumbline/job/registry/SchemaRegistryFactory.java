package io.plumbline.job.registry;

import java.io.Serializable;

/** Opens a registry where an operator runs. */
@FunctionalInterface
public interface SchemaRegistryFactory extends Serializable {

    SchemaRegistry open(RegistryErrors errors);
}
