package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code schema.name} and {@code schema.===} in SQL, also within literals such as {@code 'public.seq'::regclass}. */
final class QualifiedNames {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern QUALIFIED = Pattern.compile(NAME + "\\.(?:" + NAME + "|([-+*/<>=~!@#%^&|`?]+))");

    private QualifiedNames() {}

    static Set<ObjectPath> in(String sql) {
        Set<ObjectPath> found = new LinkedHashSet<>();
        Matcher matcher = QUALIFIED.matcher(sql);
        while (matcher.find()) {
            String symbol = matcher.group(3);
            String name = symbol == null ? unquoted(matcher.group(2)) : symbol;
            found.add(ObjectPath.of(unquoted(matcher.group(1)), name));
        }
        return found;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
