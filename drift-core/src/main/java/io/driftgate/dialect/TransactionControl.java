package io.driftgate.dialect;

/** What a statement does to the transaction it runs in. */
public enum TransactionControl {
    /** Nothing; savepoints included, which stay inside. */
    NONE,
    BEGIN,
    COMMIT,
    ROLLBACK,
    /** Ends the transaction so that the end of ours cannot stand for it: prepares it, or begins the next at once. */
    OTHER_END,
    /** A setting that only means something outside of a transaction, and may stand around one. */
    SETTING
}
