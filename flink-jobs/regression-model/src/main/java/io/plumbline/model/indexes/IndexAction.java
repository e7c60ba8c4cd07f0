package io.plumbline.model.indexes;

/** What is to be done to an index; wire names. */
public enum IndexAction {
    /** Create an absent index. */
    CREATE,
    /** Rebuild an invalid one. */
    REBUILD
}
