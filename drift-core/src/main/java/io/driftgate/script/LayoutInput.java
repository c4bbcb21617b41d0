package io.driftgate.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a layout makes migrations of.
 *
 * @param engine the product that files may be written for, as {@code Engine} has it; empty if none is known
 */
record LayoutInput(
        Layout layout,
        Listing listing,
        OrderFile orderFile,
        Map<String, String> placeholders,
        Optional<String> engine) {
    private static final Pattern CODE = Pattern.compile("\\d+[_-].*(?<!\\.down)\\.(go|js|ts|py|rb|php|fizz|cs)");

    List<SqlFile> files() {
        return listing.files();
    }

    /** The file as it is. */
    Script whole(SqlFile file, String name) {
        Script script = Script.of(name, file.path());
        return file.head().transactional() ? script : OutsideTransaction.of(script);
    }

    Script whole(SqlFile file) {
        return whole(file, file.name());
    }

    Script filledIn(Script script) {
        return Placeholders.fillIn(script, placeholders);
    }

    Script filledIn(SqlFile file) {
        return filledIn(whole(file));
    }

    SectionedScript sections(SqlFile file, SectionStyle style) {
        try {
            return SectionedScript.of(whole(file), style, !placeholders.isEmpty());
        } catch (IOException e) {
            throw new MigrationsException(file + " cannot be read: " + Listing.reason(e) + ".", e);
        }
    }

    /** Files that the layout has no place for must not be left out silently. */
    MigrationsException misfit(Collection<SqlFile> files) {
        String names = files.stream().limit(5).map(SqlFile::place).collect(Collectors.joining(", "));
        String more = files.size() > 5 ? " and " + (files.size() - 5) + " more" : "";
        boolean one = files.size() == 1;
        return new MigrationsException(names + more + " in " + listing.directory()
                + (one ? " is no migration" : " are no migrations") + " of the layout " + layout.label() + " ("
                + layout.looksLike() + ") and would not be run. Rename " + (one ? "it" : "them") + ", or move "
                + (one ? "it" : "them") + " out of the directory.");
    }

    /** Migrations in a language that nothing here runs. */
    List<String> unreadable() {
        return listing.others().stream()
                .filter(place -> !place.contains("/") && CODE.matcher(place).matches() && !place.contains("_test."))
                .map(place -> place + " is no SQL and is left out.")
                .toList();
    }

    Path directory() {
        return listing.directory();
    }
}
