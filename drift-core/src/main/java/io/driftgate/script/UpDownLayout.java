package io.driftgate.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code 000001_name.up.sql} and {@code 000001_name.down.sql}; a file for one engine, {@code ….sqlite.up.sql}, takes the place
 * of the one for all. {@code ….autocommit.up.sql} runs outside a transaction.
 */
final class UpDownLayout implements LayoutReader {
    private final boolean plainIsUp;

    /** @param plainIsUp whether {@code 20240102_name.sql} without a role is a way up */
    UpDownLayout(boolean plainIsUp) {
        this.plainIsUp = plainIsUp;
    }

    static boolean recognises(String stem) {
        return UpDownName.of(stem).map(name -> name.role().equals("up")).orElse(false);
    }

    @Override
    public Found read(LayoutInput input) {
        UpDownFiles files = UpDownFiles.of(named(input), input.engine());
        List<SqlFile> ordered = new NumberedOrder(files.files("up"), input).ordered();
        List<String> notes = new ArrayList<>(input.unreadable());
        Set<SqlFile> used = new HashSet<>();
        List<Migration> migrations = new ArrayList<>();
        ordered.forEach(up -> migrations.add(migration(input, files, up, used)));
        files.besides().stream()
                .filter(file -> !used.contains(file))
                .forEach(file -> notes.add(file + " has no way up beside it and is left out."));
        return new Found(migrations, notes);
    }

    private Map<SqlFile, UpDownName> named(LayoutInput input) {
        Map<SqlFile, UpDownName> names = new HashMap<>();
        List<SqlFile> misfits = new ArrayList<>();
        for (SqlFile file : input.files()) {
            UpDownName.of(file.stem())
                    .filter(name -> plainIsUp || !name.role().isEmpty())
                    .ifPresentOrElse(name -> names.put(file, name.orUp()), () -> misfits.add(file));
        }
        if (!misfits.isEmpty()) {
            throw input.misfit(misfits);
        }
        return names;
    }

    private static Migration migration(LayoutInput input, UpDownFiles files, SqlFile up, Set<SqlFile> used) {
        UpDownName name = files.name(up);
        Version version = new Version(files.isAlone(up) ? name.version() : name.base());
        Optional<SqlFile> down = files.beside(up, "down");
        Optional<SqlFile> verify = files.beside(up, "verify");
        down.ifPresent(used::add);
        verify.ifPresent(used::add);
        return new Migration(
                Migration.Kind.VERSIONED,
                version,
                name.description(),
                up.path(),
                new Migration.Parts(
                        script(input, files, up),
                        down.map(file -> new Migration.Down(script(input, files, file), List.of(version))),
                        verify.map(file -> script(input, files, file)),
                        input.whole(up)),
                up.head().headers());
    }

    private static Script script(LayoutInput input, UpDownFiles files, SqlFile file) {
        Script script = input.filledIn(file);
        return files.name(file).autocommit() ? OutsideTransaction.of(script) : script;
    }
}
