package io.driftgate.migration;

import io.driftgate.check.data.Renaming;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that statements gave to what had others before. Immutable. */
final class NewNames {
    static final NewNames NONE = new NewNames(List.of());

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private final List<Map<ObjectPath, ObjectPath>> inTurn;
    private final Set<String> words = new HashSet<>();

    private NewNames(List<Map<ObjectPath, ObjectPath>> inTurn) {
        this.inTurn = List.copyOf(inTurn);
        inTurn.forEach(names -> names.forEach((before, now) -> {
            words.add(before.name());
            words.add(now.name());
        }));
    }

    /**
     * Those that some units give.
     *
     * @param before the schema that they find
     */
    static NewNames in(List<Steps.Unit> units, Schema before) {
        List<Map<ObjectPath, ObjectPath>> all = new ArrayList<>();
        Schema found = before;
        for (Steps.Unit unit : units) {
            Schema now = found;
            for (Steps.Part part : unit.parts()) {
                Map<ObjectPath, ObjectPath> names = Renaming.of(part, now);
                if (!names.isEmpty()) {
                    all.add(names);
                }
                now = part.delta().applyTo(now);
            }
            found = unit.delta().applyTo(found);
        }
        return all.isEmpty() ? NONE : new NewNames(all);
    }

    boolean isEmpty() {
        return inTurn.isEmpty();
    }

    NewNames then(NewNames next) {
        List<Map<ObjectPath, ObjectPath>> all = new ArrayList<>(inTurn);
        all.addAll(next.inTurn);
        return new NewNames(all);
    }

    /** What it is called now. */
    SchemaObject.Key of(SchemaObject.Key key) {
        ObjectPath now = key.path();
        for (Map<ObjectPath, ObjectPath> names : inTurn) {
            now = of(now, names);
        }
        return new SchemaObject.Key(key.type(), now);
    }

    /** A text in which old and new names are the same; quotes around words are left out. */
    @Nullable
    String alike(@Nullable String text) {
        return isEmpty() || text == null
                ? text
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(alike(word)));
    }

    private String alike(MatchResult word) {
        String name = word.group(1) == null ? word.group(2) : word.group(1).replace("\"\"", "\"");
        return words.contains(name) ? "?" : name;
    }

    /** What belongs to something goes with it. */
    private static ObjectPath of(ObjectPath path, Map<ObjectPath, ObjectPath> names) {
        if (names.containsKey(path) || path.parts().size() == 1) {
            return names.getOrDefault(path, path);
        }
        List<String> parts = new ArrayList<>(of(path.parent(), names).parts());
        parts.add(path.name());
        return new ObjectPath(parts, path.arguments());
    }
}
