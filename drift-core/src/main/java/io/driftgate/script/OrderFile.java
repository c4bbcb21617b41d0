package io.driftgate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code migrations.order}: one file name a line, in the order in which they run; {@code !name} leaves a file out;
 * {@code #} begins a comment. Files that have a number of their own need not be named.
 */
record OrderFile(List<SqlFile> order, Set<SqlFile> leftOut) {
    static final String NAME = "migrations.order";

    /** @throws MigrationsException if it names a file that is not there, or one twice */
    static OrderFile in(Listing listing) {
        List<SqlFile> order = new ArrayList<>();
        Set<SqlFile> leftOut = new HashSet<>();
        if (listing.others().contains(NAME)) {
            for (String line : lines(listing)) {
                String text = line.replaceFirst("#.*", "").strip();
                if (text.startsWith("!")) {
                    leftOut.add(named(listing, text.substring(1).strip()));
                } else if (!text.isEmpty()) {
                    order.add(named(listing, text));
                }
            }
        }
        if (new HashSet<>(order).size() < order.size()) {
            throw new MigrationsException(
                    NAME + " in " + listing.directory() + " names a file twice. Leave one of the lines out.");
        }
        return new OrderFile(order, leftOut);
    }

    private static List<String> lines(Listing listing) {
        try {
            return Files.readAllLines(listing.directory().resolve(NAME));
        } catch (IOException e) {
            throw new MigrationsException(
                    NAME + " in " + listing.directory() + " cannot be read: " + Listing.reason(e) + ".", e);
        }
    }

    private static SqlFile named(Listing listing, String text) {
        return listing.files().stream()
                .filter(file -> file.place().equals(text)
                        || file.name().equals(text)
                        || file.stem().equals(text))
                .findFirst()
                .orElseThrow(() -> new MigrationsException(NAME + " names " + text + ", which is not in "
                        + listing.directory() + ". Correct the line, or leave it out."));
    }

    /** The listing without the files that are to be left out. */
    Listing applied(Listing listing) {
        List<SqlFile> left =
                listing.files().stream().filter(file -> !leftOut.contains(file)).toList();
        return new Listing(listing.directory(), left, listing.others());
    }
}
