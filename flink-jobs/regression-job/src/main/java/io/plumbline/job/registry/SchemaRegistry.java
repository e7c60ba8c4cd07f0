package io.plumbline.job.registry;

/**
 * What the job needs of a schema registry. Calls block until there is an answer: while the registry is away they wait
 * and ask again, and when it stays away they fail with {@link RegistryUnavailableException}, so that the task fails
 * and nothing is lost.
 */
public interface SchemaRegistry {

    /**
     * The text of a schema.
     *
     * @throws UnknownSchemaException when the registry has no schema with this id
     */
    String schemaText(int id) throws UnknownSchemaException, InterruptedException;

    /** The id of a subject's schema: registered, or only looked up where registering is switched off. */
    int idOf(String subject, String schemaText) throws InterruptedException;
}
