package io.driftgate.schema;

import java.util.ArrayList;
import java.util.List;

/** Reads a path back from its text. Not thread-safe; one parser reads one text. */
final class PathParser {
    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    ObjectPath parse() {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (take('.'));
        if (at == text.length()) {
            return new ObjectPath(parts, null);
        }
        if (!take('(') || !text.endsWith(")")) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return new ObjectPath(parts, text.substring(at, text.length() - 1));
    }

    private String part() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '(') {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                name.append(c);
            } else if (!take('"')) {
                return name.toString();
            } else {
                name.append('"');
            }
        }
        throw new IllegalArgumentException("a quote is never closed in the path " + text);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
