package io.driftgate.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one layout that the files of a directory fit. */
final class LayoutSearch {

    private LayoutSearch() {}

    /** @throws MigrationsException if none fits, or several do */
    static Layout in(Listing listing) {
        Map<Layout, List<SqlFile>> fitting = new EnumMap<>(Layout.class);
        for (SqlFile file : listing.files()) {
            layout(file).ifPresent(layout -> fitting.computeIfAbsent(layout, any -> new ArrayList<>())
                    .add(file));
        }
        if (fitting.isEmpty() && listing.others().contains(OrderFile.NAME)) {
            return Layout.NUMBERED;
        }
        if (fitting.size() == 1) {
            return fitting.keySet().iterator().next();
        }
        throw new MigrationsException(fitting.isEmpty() ? noneFits(listing) : severalFit(listing, fitting));
    }

    /** The layout of which the file surely is; a way back alone does not say. */
    private static Optional<Layout> layout(SqlFile file) {
        if (FlywayLayout.recognises(file.stem())) {
            return Optional.of(Layout.FLYWAY);
        }
        if (!file.folder().isEmpty() && file.name().equals("migration.sql")) {
            return Optional.of(Layout.PRISMA);
        }
        if (!file.folder().isEmpty() && file.name().equals("up.sql")) {
            return Optional.of(Layout.DIESEL);
        }
        if (UpDownLayout.recognises(file.stem())) {
            return Optional.of(Layout.GOLANG_MIGRATE);
        }
        return file.head()
                .sections()
                .map(LayoutSearch::of)
                .or(() -> NumberedLayout.recognises(file) ? Optional.of(Layout.NUMBERED) : Optional.empty());
    }

    private static Layout of(SectionStyle style) {
        return switch (style) {
            case GOOSE -> Layout.GOOSE;
            case DBMATE -> Layout.DBMATE;
            case SQL_MIGRATE -> Layout.SQL_MIGRATE;
        };
    }

    private static String noneFits(Listing listing) {
        int count = listing.files().size();
        String found = count == 0
                ? "There is no .sql file in " + listing.directory()
                : "No migration was found among the " + count + " .sql files in " + listing.directory() + " ("
                        + examples(listing.files()) + ")";
        String looked = Arrays.stream(Layout.values())
                .map(layout -> layout.label() + " (" + layout.looksLike() + ")")
                .collect(Collectors.joining("; "));
        return found + ". Looked for: " + looked + ". " + (count == 0 ? "Write the first one" : "Rename the files")
                + ", or set db.migrations.";
    }

    private static String severalFit(Listing listing, Map<Layout, List<SqlFile>> fitting) {
        String counts = fitting.entrySet().stream()
                .map(entry -> count(entry.getValue().size()) + " of "
                        + entry.getKey().label() + " (" + examples(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return "The directory " + listing.directory() + " fits several layouts: " + counts
                + ". Set db.layout to the one that is meant, and move the other files out of the directory.";
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }

    private static String examples(List<SqlFile> files) {
        return files.stream().limit(2).map(SqlFile::place).collect(Collectors.joining(", "))
                + (files.size() > 2 ? ", …" : "");
    }
}
