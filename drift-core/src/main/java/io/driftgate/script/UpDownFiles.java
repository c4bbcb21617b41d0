package io.driftgate.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which of a directory's files count on one engine, by role and version. */
final class UpDownFiles {
    private final Map<SqlFile, UpDownName> names;
    /** By role, then by version. */
    private final Map<String, Map<Version, List<SqlFile>>> chosen = new HashMap<>();
    /** The versions that some engine has. */
    private final Set<String> known;

    private UpDownFiles(Map<SqlFile, UpDownName> names) {
        this.names = names;
        known = names.values().stream()
                .filter(name -> name.role().equals("up"))
                .map(UpDownName::version)
                .collect(Collectors.toSet());
    }

    /** Of a role and version those that are written for the engine, else those for all. */
    static UpDownFiles of(Map<SqlFile, UpDownName> names, Optional<String> engine) {
        UpDownFiles files = new UpDownFiles(names);
        Map<String, Map<Version, List<SqlFile>>> general = new HashMap<>();
        names.keySet().stream().sorted(Comparator.comparing(SqlFile::place)).forEach(file -> {
            UpDownName name = files.name(file);
            if (name.isFor(engine)) {
                put(name.isForEveryEngine() ? general : files.chosen, name, file);
            }
        });
        general.forEach((role, versions) -> versions.forEach((version, all) ->
                files.chosen.computeIfAbsent(role, any -> new TreeMap<>()).putIfAbsent(version, all)));
        return files;
    }

    private static void put(Map<String, Map<Version, List<SqlFile>>> files, UpDownName name, SqlFile file) {
        files.computeIfAbsent(name.role(), role -> new TreeMap<>())
                .computeIfAbsent(new Version(name.version()), version -> new ArrayList<>())
                .add(file);
    }

    UpDownName name(SqlFile file) {
        UpDownName name = names.get(file);
        if (name == null) {
            throw new IllegalArgumentException(file + " is none of these files");
        }
        return name;
    }

    List<SqlFile> files(String role) {
        return chosen.getOrDefault(role, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Ways back and checks whose version some engine ought to have and none has, or that share it with others. */
    List<SqlFile> besides() {
        List<SqlFile> all = new ArrayList<>(files("down"));
        all.addAll(files("verify"));
        return all.stream()
                .filter(file -> !known.contains(name(file).version())
                        || !same("up", name(file).version()).isEmpty())
                .toList();
    }

    private List<SqlFile> same(String role, String version) {
        return chosen.getOrDefault(role, Map.of()).getOrDefault(new Version(version), List.of());
    }

    /** Whether no other way up has the file's version. */
    boolean isAlone(SqlFile up) {
        return same("up", name(up).version()).size() == 1;
    }

    /** The one file of that role and version; of several the one that is called like the way up. */
    Optional<SqlFile> beside(SqlFile up, String role) {
        List<SqlFile> all = same(role, name(up).version());
        if (all.size() == 1 && isAlone(up)) {
            return Optional.of(all.get(0));
        }
        return all.stream()
                .filter(file -> name(file).base().equals(name(up).base()))
                .findFirst();
    }
}
