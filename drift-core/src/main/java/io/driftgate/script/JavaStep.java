package io.driftgate.script;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** One way of a migration that is written in Java. */
final class JavaStep implements Code {
    /** Ends the transaction in which the migration is proved, or the connection. */
    private static final Set<String> NOT_ITS_BUSINESS =
            Set.of("commit", "rollback", "setAutoCommit", "close", "abort", "beginRequest", "endRequest");

    private final JavaMigration migration;
    private final boolean back;
    private final String checksum;

    JavaStep(JavaMigration migration, boolean back, String checksum) {
        this.migration = migration;
        this.back = back;
        this.checksum = checksum;
    }

    @Override
    public String name() {
        String name = migration.getClass().getName();
        return back ? name + ".down" : name;
    }

    @Override
    public void run(Connection connection) {
        try {
            if (back) {
                migration.down(guarded(connection));
            } else {
                migration.up(guarded(connection));
            }
        } catch (Exception | LinkageError e) {
            throw ScriptException.code(name(), e);
        }
    }

    /** The connection, without what would end the transaction; rolling back to a savepoint of its own does not. */
    private static Connection guarded(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean toSavepoint = arguments != null && method.getName().equals("rollback");
            if (NOT_ITS_BUSINESS.contains(method.getName()) && !toSavepoint) {
                throw new SQLException("a migration in Java must not call " + method.getName()
                        + "() on its connection: it runs in a transaction that is committed once it is proved");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(JavaStep.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    @Override
    public boolean replacesTables() {
        return migration.replacesTables();
    }

    @Override
    public String checksum() {
        return checksum;
    }
}
