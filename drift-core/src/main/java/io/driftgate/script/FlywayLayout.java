package io.driftgate.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code V1_2__name.sql}, {@code R__name.sql}, {@code B5__name.sql}, undone by {@code U1_2__name.sql}; in sub-directories too. */
final class FlywayLayout implements LayoutReader {
    private static final Pattern NAME = Pattern.compile("([VBU])(\\d[\\d._]*?)(?:__(.*))?");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.+)");
    private static final Pattern CALLBACK = Pattern.compile("(before|after|create)[A-Z]\\w*?(?:__.*)?");
    private static final Comparator<Migration> ORDER = Comparator.comparing(
                    (Migration migration) -> migration.kind() == Migration.Kind.REPEATABLE)
            .thenComparing(Migration::version)
            .thenComparing(Migration::kind);

    static boolean recognises(String stem) {
        return NAME.matcher(stem).matches() || REPEATABLE.matcher(stem).matches();
    }

    @Override
    public Found read(LayoutInput input) {
        List<Migration> migrations = new ArrayList<>();
        List<SqlFile> undo = new ArrayList<>();
        List<SqlFile> misfits = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (SqlFile file : input.files()) {
            if (file.name().startsWith("U") && recognises(file.stem())) {
                undo.add(file);
            } else if (CALLBACK.matcher(file.stem()).matches()) {
                notes.add(file + " is a callback of Flyway and is left out.");
            } else {
                migration(input, file).ifPresentOrElse(migrations::add, () -> misfits.add(file));
            }
        }
        if (!misfits.isEmpty()) {
            throw input.misfit(misfits);
        }
        migrations.sort(ORDER);
        Twins.refuse(migrations, input);
        undo.forEach(file -> attach(input, file, migrations, notes));
        return new Found(migrations, notes);
    }

    private static Optional<Migration> migration(LayoutInput input, SqlFile file) {
        Matcher repeated = REPEATABLE.matcher(file.stem());
        Script up = input.filledIn(file);
        if (repeated.matches()) {
            String name = repeated.group(1).replace('_', ' ');
            return Optional.of(new Migration(
                    Migration.Kind.REPEATABLE,
                    new Version(name),
                    name,
                    file.path(),
                    new Migration.Parts(up, Optional.empty(), Optional.empty(), up),
                    file.head().headers()));
        }
        Matcher matcher = NAME.matcher(file.stem());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String description = matcher.group(3);
        return Optional.of(new Migration(
                matcher.group(1).equals("V") ? Migration.Kind.VERSIONED : Migration.Kind.BASELINE,
                version(matcher),
                description == null ? "" : description.replace('_', ' '),
                file.path(),
                new Migration.Parts(up, Optional.empty(), Optional.empty(), input.whole(file)),
                file.head().headers()));
    }

    private static Version version(Matcher matcher) {
        return new Version(matcher.group(2).replace('_', '.'));
    }

    private static void attach(LayoutInput input, SqlFile file, List<Migration> migrations, List<String> notes) {
        Matcher matcher = NAME.matcher(file.stem());
        if (!matcher.matches()) {
            throw input.misfit(List.of(file));
        }
        Version version = version(matcher);
        Optional<Migration> undone = migrations.stream()
                .filter(migration -> migration.kind() == Migration.Kind.VERSIONED
                        && migration.version().isSameAs(version))
                .findFirst();
        if (undone.isEmpty()) {
            notes.add(file + " undoes a version that no file has, and is left out.");
            return;
        }
        Migration migration = undone.get();
        if (migration.down().isPresent()) {
            throw Twins.twoWaysBack(migration, file, input);
        }
        migrations.set(
                migrations.indexOf(migration), migration.withDown(input.filledIn(file), List.of(migration.version())));
    }
}
