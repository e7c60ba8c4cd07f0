package io.plumbline.job.testing;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.registry.RegistryErrors;
import io.plumbline.job.registry.SchemaRegistry;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.job.registry.UnknownSchemaException;
import java.util.HashMap;
import java.util.Map;

/** A registry that has what it was made with; each subject it is asked for gets id 100. */
public final class FixedRegistry implements SchemaRegistry {

    public static final int OBSERVATION_ID = 1;
    public static final int RELATION_ID = 2;
    public static final int SUBJECT_ID = 100;

    private final Map<Integer, String> schemas;

    private FixedRegistry(Map<Integer, String> schemas) {
        this.schemas = schemas;
    }

    /** The product's schemas, and {@code more}. */
    public static SchemaRegistryFactory with(Map<Integer, String> more) {
        Map<Integer, String> all = new HashMap<>(more);
        all.put(OBSERVATION_ID, StatementObservation.getClassSchema().toString());
        all.put(RELATION_ID, RelationSnapshot.getClassSchema().toString());
        return new Factory(all);
    }

    @Override
    public String schemaText(int id) throws UnknownSchemaException {
        String text = schemas.get(id);
        if (text == null) {
            throw new UnknownSchemaException(id, null);
        }
        return text;
    }

    @Override
    public int idOf(String subject, String schemaText) {
        return SUBJECT_ID;
    }

    private record Factory(Map<Integer, String> schemas) implements SchemaRegistryFactory {

        @Override
        public SchemaRegistry open(RegistryErrors errors) {
            return new FixedRegistry(schemas);
        }
    }
}
