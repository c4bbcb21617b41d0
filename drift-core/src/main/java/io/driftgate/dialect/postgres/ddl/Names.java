package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes names into SQL. Facts quote a name by its letters only; here a keyword is quoted too. */
final class Names {

    private Names() {}

    static String name(String name) {
        return Identifier.isPlain(name) && !Keywords.isKeyword(name) ? name : Identifier.quote(name);
    }

    /** As {@code quote_ident} has it, which puts a dollar sign into quotes, too. */
    static String byEngine(String name) {
        return name.indexOf('$') < 0 ? name(name) : Identifier.quote(name);
    }

    /** The name with its schema, without arguments. */
    static String path(ObjectPath path) {
        return path.parts().stream().map(Names::name).collect(Collectors.joining("."));
    }

    /** A name as facts have it, such as {@code public.order}. */
    static String fact(String path) {
        return path(ObjectPath.parse(path));
    }

    /** A list of names as facts have it. */
    static String facts(@Nullable String list) {
        return Items.of(list).stream().map(Names::fact).collect(Collectors.joining(", "));
    }

    /** An operator: the symbol is never quoted. */
    static String operator(ObjectPath path) {
        return name(path.first()) + "." + path.name();
    }

    /** An item that begins with a name, such as {@code name COLLATE public.german DESC}: its names in SQL. */
    static String headed(String item) {
        List<String> words = Items.words(item);
        StringBuilder text = new StringBuilder(fact(words.get(0)));
        for (int i = 1; i < words.size(); i++) {
            boolean afterCollate = words.get(i - 1).equals("COLLATE");
            text.append(' ').append(afterCollate ? fact(words.get(i)) : words.get(i));
        }
        return text.toString();
    }

    /** A list of such items. */
    static String headedList(@Nullable String list) {
        return Items.of(list).stream().map(Names::headed).collect(Collectors.joining(", "));
    }

    static String literal(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
