package io.driftgate.dialect;

/** What a statement does to the transaction it runs in. */
public enum TransactionControl {
    /** Nothing; savepoints included, which stay inside. */
    NONE,
    BEGIN,
    COMMIT,
    ROLLBACK,
    /** A setting that only means something outside of a transaction, and may stand around one. */
    SETTING
}
