package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import java.util.ArrayList;
import java.util.List;

/** Cuts lists as facts hold them; what stands in quotes or parentheses is never cut. */
public final class FactLists {

    private FactLists() {}

    /** The names of a list, without quotes. */
    public static List<String> names(String list) {
        return cut(list, ',').stream()
                .map(item -> ObjectPath.parse(item).name())
                .toList();
    }

    /** What stands between the separators. */
    public static List<String> cut(String text, char separator) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                add(text.substring(start, i), items);
                start = i + 1;
            }
        }
        add(text.substring(start), items);
        return items;
    }

    private static void add(String item, List<String> items) {
        if (!item.isBlank()) {
            items.add(item.strip());
        }
    }
}
