package io.driftgate.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 00001_name.sql} with the way up and the way down in it. */
final class SectionLayout implements LayoutReader {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:[_-](.*))?");

    private final SectionStyle style;

    SectionLayout(SectionStyle style) {
        this.style = style;
    }

    /** Only sql-migrate takes files without a number; they run by name, after those with one. */
    private boolean isNamed(SqlFile file) {
        return style == SectionStyle.SQL_MIGRATE || NUMBER.matcher(file.stem()).matches();
    }

    @Override
    public Found read(LayoutInput input) {
        List<SqlFile> misfits =
                input.files().stream().filter(file -> !isNamed(file)).toList();
        if (!misfits.isEmpty()) {
            throw input.misfit(misfits);
        }
        List<Migration> migrations = new ArrayList<>();
        for (SqlFile file : input.files()) {
            migrations.add(migration(input, file));
        }
        migrations.sort(Comparator.comparing(Migration::version));
        Twins.refuse(migrations, input);
        return new Found(migrations, input.unreadable());
    }

    private Migration migration(LayoutInput input, SqlFile file) {
        SectionedScript sections = input.sections(file, style);
        Matcher matcher = NUMBER.matcher(file.stem());
        boolean numbered = matcher.matches();
        Version version = new Version(numbered ? matcher.group(1) : file.stem());
        String description = !numbered ? file.stem() : matcher.group(2) == null ? "" : matcher.group(2);
        boolean outside = !file.head().transactional();
        return new Migration(
                Migration.Kind.VERSIONED,
                version,
                description.replace('_', ' '),
                file.path(),
                new Migration.Parts(
                        script(input, sections.up(), outside),
                        sections.down().map(down -> new Migration.Down(script(input, down, outside), List.of(version))),
                        Optional.empty(),
                        input.whole(file)),
                file.head().headers());
    }

    private static Script script(LayoutInput input, Script section, boolean outside) {
        Script script = input.filledIn(section);
        return outside ? OutsideTransaction.of(script) : script;
    }
}
