package io.driftgate.diff;

import io.driftgate.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists of names as facts hold them: joined by comma and space, each quoted where it needs quotes. */
final class NameList {

    private NameList() {}

    /** The items; commas inside quotes and parentheses do not separate. */
    static List<String> split(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == ',' && depth == 0) {
                items.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        items.add(list.substring(start).strip());
        return items;
    }

    /** Whether the text can be a dotted path at all: it starts with a name. */
    static boolean isPath(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == '"' || Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
    }

    /** The item with its leading name changed; an item that is an expression stays as it is. */
    static String withHead(String item, UnaryOperator<String> change) {
        int end = headEnd(item);
        if (end == 0 || (end < item.length() && item.charAt(end) != ' ')) {
            return item;
        }
        String head = item.substring(0, end);
        String name =
                head.startsWith("\"") ? head.substring(1, head.length() - 1).replace("\"\"", "\"") : head;
        String changed = change.apply(name);
        return changed.equals(name) ? item : Identifier.quoteIfNeeded(changed) + item.substring(end);
    }

    private static int headEnd(String item) {
        if (item.startsWith("\"")) {
            int end = 1;
            while (end < item.length()) {
                if (item.charAt(end) != '"') {
                    end++;
                } else if (end + 1 < item.length() && item.charAt(end + 1) == '"') {
                    end += 2;
                } else {
                    return end + 1;
                }
            }
            return 0;
        }
        int end = 0;
        while (end < item.length()
                && (Character.isLetterOrDigit(item.charAt(end)) || "_$".indexOf(item.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
