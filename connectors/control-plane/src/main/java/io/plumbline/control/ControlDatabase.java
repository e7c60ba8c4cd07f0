package io.plumbline.control;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The control database: schema {@code plumbline} with the tables in which people write what they decide. */
public final class ControlDatabase {

    private static final String SCHEMA = "plumbline";

    private ControlDatabase() {}

    /**
     * Brings the control database to this version; does nothing where it already is.
     *
     * @param owner an address whose user owns the database and may create roles
     * @return how many migrations were applied
     * @throws ControlPlaneException when the database cannot be reached, the user lacks a right, or a migration that
     *     was applied before has been changed since
     */
    public static int migrate(DatabaseAddress owner) {
        try {
            return Flyway.configure(ControlDatabase.class.getClassLoader())
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    .locations("classpath:db/migration/control")
                    .defaultSchema(SCHEMA)
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException refused) {
            throw new ControlPlaneException(
                    "control database " + owner + " was not migrated: " + refused.getMessage(), refused);
        }
    }
}
