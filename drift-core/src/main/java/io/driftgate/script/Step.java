package io.driftgate.script;

/** What a migration runs: the statements of a script, or code. */
public sealed interface Step permits Script, Code {

    /** How messages name it, such as {@code V12__orders.sql}. */
    String name();

    /** Whether it runs in one transaction, which is the rule. */
    default boolean isTransactional() {
        return true;
    }
}
