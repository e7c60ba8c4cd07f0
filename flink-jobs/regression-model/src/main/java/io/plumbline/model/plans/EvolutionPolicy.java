package io.plumbline.model.plans;

/** What becomes of a plan that has shown itself to be faster; wire names. */
public enum EvolutionPolicy {
    /** Nothing. */
    OFF,
    /** It is proposed, with the numbers; a person decides. */
    PROPOSE,
    /** It is ACCEPTED, but only proposed where a person has FIXED another. */
    ACCEPT
}
