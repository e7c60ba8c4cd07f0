package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.identity.RelationKey;

/** How an engine is told to change an index while its table is read and written, as far as it can. */
interface IndexDialect {

    /** The dialect of the engine that the observations name. */
    static IndexDialect of(String engine) {
        return switch (engine) {
            case "MYSQL" -> MySqlIndexes.OF_MYSQL;
            case "MARIADB" -> MySqlIndexes.OF_MARIADB;
            default -> new PostgresIndexes();
        };
    }

    /** An index that is not there, as it was. */
    IndexStatements create(IndexState state, RelationKey relation, IndexDefinition index);

    /** An index that is there and that plans may not use. */
    IndexStatements rebuild(RelationKey relation, IndexDefinition index);

    /** An index that nobody needs. */
    IndexStatements drop(RelationKey relation, IndexDefinition index);
}
