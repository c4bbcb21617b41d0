package io.driftgate.dialect.postgres.ddl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the lists that facts hold; what stands in quotes or parentheses is never cut. */
final class Items {

    private Items() {}

    /** The items of a list with commas; none for null or an empty text. */
    static List<String> of(@Nullable String list) {
        return list == null || list.isEmpty() ? List.of() : cut(list, ',');
    }

    /** What stands between spaces. */
    static List<String> words(String item) {
        return cut(item, ' ');
    }

    static List<String> cut(String text, char separator) {
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
                items.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        items.add(text.substring(start).strip());
        return items;
    }
}
