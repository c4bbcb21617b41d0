package io.driftgate.migration.crash;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.lang.invoke.MethodHandles;
import java.util.function.BiConsumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.pool.TypePool;

/**
 * Sees every statement that sqlite-jdbc runs: its class for the native library is defined with calls to this one around
 * the methods that run statements, before anything else loads it.
 */
public final class SqliteStatements {
    private static BiConsumer<String, String> before = (url, sql) -> {};
    private static BiConsumer<String, String> after = (url, sql) -> {};
    private static int depth;

    private SqliteStatements() {}

    /** Both get the URL and the statement. */
    static void watch(BiConsumer<String, String> beforeStatement, BiConsumer<String, String> afterStatement) {
        before = beforeStatement;
        after = afterStatement;
        define("org.sqlite.core.DB");
        define("org.sqlite.core.NativeDB");
    }

    private static void define(String name) {
        ClassFileLocator files = ClassFileLocator.ForClassLoader.ofSystemLoader();
        byte[] code = new ByteBuddy()
                .redefine(TypePool.Default.of(files).describe(name).resolve(), files)
                .visit(Advice.to(Around.class)
                        .on(named("execute")
                                .and(isPublic())
                                .or(named("execute").and(takesArgument(0, String.class)))
                                .or(named("executeUpdate"))
                                .or(named("executeBatch"))
                                .or(named("exec"))
                                .or(named("_exec").and(not(isNative())))
                                .and(not(net.bytebuddy.matcher.ElementMatchers.isAbstract()))))
                .make()
                .getBytes();
        try {
            Class<?> beside = Class.forName("org.sqlite.core.Codes", false, SqliteStatements.class.getClassLoader());
            MethodHandles.privateLookupIn(beside, MethodHandles.lookup()).defineClass(code);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called from sqlite-jdbc. */
    public static synchronized void enter(Object db, Object statement) {
        if (depth++ == 0) {
            before.accept(url(db), sql(statement));
        }
    }

    /** Called from sqlite-jdbc, also when the statement failed. */
    public static synchronized void exit(Object db, Object statement) {
        if (--depth == 0) {
            after.accept(url(db), sql(statement));
        }
    }

    private static String url(Object db) {
        return ((org.sqlite.core.DB) db).getUrl();
    }

    /** A prepared statement's text is the driver's own business. */
    private static String sql(Object statement) {
        if (statement instanceof String text) {
            return text;
        }
        try {
            for (Class<?> type = statement.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().equals("org.sqlite.core.CoreStatement")) {
                    var field = type.getDeclaredField("sql");
                    field.setAccessible(true);
                    return String.valueOf(field.get(statement));
                }
            }
            return statement.getClass().getSimpleName();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copied into sqlite-jdbc's methods. */
    static final class Around {
        private Around() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.This Object db,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object statement) {
            SqliteStatements.enter(db, statement);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object db,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object statement) {
            SqliteStatements.exit(db, statement);
        }
    }
}
