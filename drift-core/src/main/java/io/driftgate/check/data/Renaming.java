package io.driftgate.check.data;

import io.driftgate.dialect.RowEffect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What single statements rename: seen from outside, something dropped and something alike made in its place look the same. */
public final class Renaming {
    private static final Pattern RENAME = Pattern.compile("(?i)\\b(rename|set\\s+schema)\\b");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|(?s)/\\*.*?\\*/");

    private Renaming() {}

    /** Whether a statement renames, be it in code that it runs. */
    static boolean is(Steps.Part part) {
        return RENAME.matcher(COMMENT.matcher(part.text()).replaceAll(" ")).find();
    }

    /**
     * The new name of what a statement renames, by its old one; what belongs to it is not listed.
     *
     * @param part of which the statement is known, and runs no code; any other renames nothing that is known
     * @param before the schema that the statement found
     */
    public static Map<ObjectPath, ObjectPath> of(Steps.Part part, Schema before) {
        Map<ObjectPath, ObjectPath> names = new HashMap<>();
        if (part.effect() != RowEffect.NONE || !is(part)) {
            return names;
        }
        Map<ObjectType, List<ObjectPath>> gone = part.delta().removed().stream()
                .collect(Collectors.groupingBy(
                        SchemaObject.Key::type, Collectors.mapping(SchemaObject.Key::path, Collectors.toList())));
        Map<ObjectType, List<ObjectPath>> come = part.delta().put().stream()
                .filter(object -> before.find(object.key()).isEmpty())
                .collect(Collectors.groupingBy(
                        SchemaObject::type, Collectors.mapping(SchemaObject::path, Collectors.toList())));
        gone.forEach((type, old) -> {
            List<ObjectPath> made = come.getOrDefault(type, List.of());
            if (old.size() == 1 && made.size() == 1) {
                names.put(old.get(0), made.get(0));
            }
        });
        return names;
    }
}
