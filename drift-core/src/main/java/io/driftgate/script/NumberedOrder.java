package io.driftgate.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order of numbered files: by number, then as headers and {@code migrations.order} say. A file without a number runs as
 * soon as what it depends on has run, so that later files never come before it.
 */
final class NumberedOrder {
    private static final Comparator<SqlFile> SOONER = Comparator.comparing(
                    (SqlFile file) -> NumberedName.of(file.stem()).isPresent())
            .thenComparing(file ->
                    NumberedName.of(file.stem()).map(NumberedName::version).orElse(new Version("")))
            .thenComparing(SqlFile::place);

    private final List<SqlFile> files;
    private final OrderFile orderFile;
    private final LayoutInput input;
    private final Map<Version, List<SqlFile>> groups = new TreeMap<>();
    /** Files by the words that mean them. */
    private final Map<String, Set<SqlFile>> named = new HashMap<>();
    /** What must have run before a file, by what says so. */
    private final Map<SqlFile, Set<SqlFile>> said = new HashMap<>();

    NumberedOrder(List<SqlFile> files, LayoutInput input) {
        this.files = files;
        this.orderFile = input.orderFile();
        this.input = input;
        files.forEach(this::name);
        for (SqlFile file : files) {
            NumberedName.of(file.stem())
                    .ifPresent(name -> groups.computeIfAbsent(name.version(), version -> new ArrayList<>())
                            .add(file));
            said.put(file, dependencies(file));
        }
        List<SqlFile> order = orderFile.order().stream().filter(files::contains).toList();
        for (int i = 1; i < order.size(); i++) {
            before(order.get(i)).add(order.get(i - 1));
        }
    }

    private Set<SqlFile> before(SqlFile file) {
        return said.computeIfAbsent(file, any -> new LinkedHashSet<>());
    }

    /** The files that a header names, by name, stem or number as written; other words of it say nothing. */
    private Set<SqlFile> dependencies(SqlFile file) {
        Set<SqlFile> before = new LinkedHashSet<>();
        String header = file.head().headers().dependencies().orElse("");
        for (String raw : header.split("[\\s,;()`'\"]+")) {
            String word = raw.replaceFirst("[.:]$", "");
            Set<SqlFile> meant = named.getOrDefault(word, Set.of());
            if (meant.isEmpty() && SqlFile.isSql(word)) {
                throw new MigrationsException(file + " in " + input.directory() + " says that it depends on " + word
                        + ", which is not there. Correct the header, or bring the file back.");
            }
            before.addAll(meant);
        }
        before.remove(file);
        return before;
    }

    private void name(SqlFile file) {
        List<String> words = new ArrayList<>(List.of(file.name(), file.stem()));
        NumberedName.of(file.stem()).map(NumberedName::number).ifPresent(words::add);
        words.forEach(word ->
                named.computeIfAbsent(word, any -> new LinkedHashSet<>()).add(file));
    }

    /** @throws MigrationsException if nothing says in which order two files run, or what is said contradicts itself */
    List<SqlFile> ordered() {
        refuseUnplaced();
        groups.values().forEach(this::refuseUnordered);
        List<SqlFile> waiting = new ArrayList<>(files);
        waiting.sort(SOONER);
        List<SqlFile> ordered = new ArrayList<>();
        Set<SqlFile> done = new HashSet<>();
        while (!waiting.isEmpty()) {
            SqlFile next = waiting.stream()
                    .filter(file -> done.containsAll(before(file)) && lowerNumbers(file, done))
                    .findFirst()
                    .orElseThrow(() -> contradiction(waiting));
            waiting.remove(next);
            ordered.add(next);
            done.add(next);
        }
        return ordered;
    }

    private boolean lowerNumbers(SqlFile file, Set<SqlFile> done) {
        Optional<Version> number = NumberedName.of(file.stem()).map(NumberedName::version);
        return number.isEmpty()
                || groups.entrySet().stream()
                        .takeWhile(group -> group.getKey().compareTo(number.get()) < 0)
                        .allMatch(group -> done.containsAll(group.getValue()));
    }

    private void refuseUnplaced() {
        List<SqlFile> unplaced = files.stream()
                .filter(file -> NumberedName.of(file.stem()).isEmpty()
                        && before(file).isEmpty()
                        && !orderFile.order().contains(file))
                .toList();
        if (!unplaced.isEmpty()) {
            String names = unplaced.stream().map(SqlFile::place).collect(Collectors.joining(", "));
            SqlFile first = unplaced.get(0);
            throw new MigrationsException(names + " in " + input.directory()
                    + (unplaced.size() == 1 ? " has" : " have") + " no number, and nothing says when to run "
                    + (unplaced.size() == 1 ? "it" : "them") + ". Name what comes before in a header \"-- Dependencies:"
                    + " 010_name.sql\", or list the file in " + OrderFile.NAME
                    + ", or leave it out there with the line !"
                    + first.place() + ".");
        }
    }

    /** In a group all files but one must come after another of it. */
    private void refuseUnordered(List<SqlFile> group) {
        List<SqlFile> first = group.stream()
                .filter(file -> Collections.disjoint(allBefore(file), group))
                .toList();
        if (first.size() > 1) {
            throw new MigrationsException("Two files claim version "
                    + NumberedName.of(first.get(0).stem())
                            .map(NumberedName::number)
                            .orElse("")
                    + ": " + first.get(0) + " and " + first.get(1)
                    + ". Give one of them another number, or say which comes first with a header \"-- Dependencies: "
                    + first.get(0).name() + "\" in the other or in " + OrderFile.NAME + ".");
        }
    }

    private Set<SqlFile> allBefore(SqlFile file) {
        Set<SqlFile> all = new LinkedHashSet<>();
        Deque<SqlFile> open = new ArrayDeque<>(before(file));
        while (!open.isEmpty()) {
            SqlFile next = open.remove();
            if (all.add(next)) {
                open.addAll(before(next));
            }
        }
        all.remove(file);
        return all;
    }

    private MigrationsException contradiction(List<SqlFile> waiting) {
        SqlFile file = waiting.stream()
                .filter(other -> before(other).stream().anyMatch(waiting::contains))
                .max(Comparator.comparing(
                        (SqlFile other) -> NumberedName.of(other.stem()).isPresent()))
                .orElse(waiting.get(0));
        String after = before(file).stream()
                .filter(waiting::contains)
                .map(SqlFile::place)
                .findFirst()
                .orElse("itself");
        return new MigrationsException(file + " in " + input.directory() + " is to run after " + after
                + ", which by its number or its own dependencies comes later. Correct the header \"Dependencies\" of one"
                + " of them, or " + OrderFile.NAME + ".");
    }
}
