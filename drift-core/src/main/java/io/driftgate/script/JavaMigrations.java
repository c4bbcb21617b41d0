package io.driftgate.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrations of a project that are written in Java.
 *
 * @param found one of each class
 * @param classPath SHA-256 over what their class path consists of, as 64 hex digits
 */
public record JavaMigrations(List<JavaMigration> found, String classPath) {
    public static final JavaMigrations NONE = new JavaMigrations(List.of(), "");

    private static final Pattern NAME = Pattern.compile("(?:V(\\d[\\d_]*?)|R)__(\\w+)");

    public JavaMigrations {
        found = List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * A directory with these among its files, each in its place.
     *
     * @throws MigrationsException if a class is not named as a migration, or claims the version of another
     */
    public MigrationDirectory in(MigrationDirectory directory) {
        List<Migration> all = new ArrayList<>();
        found.forEach(migration -> all.add(migration(migration, directory)));
        return directory.with(all);
    }

    private Migration migration(JavaMigration java, MigrationDirectory directory) {
        Matcher name = NAME.matcher(java.getClass().getSimpleName());
        if (!name.matches()) {
            throw new MigrationsException("The class " + java.getClass().getName()
                    + " implements JavaMigration, and its name does not say its version. Name it as a file of Flyway would be,"
                    + " such as V12__Split_names or R__Refresh_totals.");
        }
        String description = name.group(2).replace('_', ' ');
        String number = name.group(1);
        boolean repeatable = number == null;
        String version =
                repeatable ? description : directory.layout() == Layout.FLYWAY ? number.replace('_', '.') : number;
        Optional<Migration.Down> down = hasDown(java)
                ? Optional.of(new Migration.Down(new JavaStep(java, true, classPath), List.of(new Version(version))))
                : Optional.empty();
        JavaStep up = new JavaStep(java, false, classPath);
        return new Migration(
                repeatable ? Migration.Kind.REPEATABLE : Migration.Kind.VERSIONED,
                new Version(version),
                description,
                Path.of(java.getClass().getName().replace('.', '/') + ".class"),
                new Migration.Parts(up, down, Optional.empty(), up),
                Headers.NONE);
    }

    private static boolean hasDown(JavaMigration java) {
        try {
            return java.getClass().getMethod("down", java.sql.Connection.class).getDeclaringClass()
                    != JavaMigration.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
