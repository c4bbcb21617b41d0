package io.driftgate.check.file;

import io.driftgate.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Finds the comments that belong to a statement: on the lines right before it, and behind its end. */
final class CheckComments {
    private final List<String> lines;

    CheckComments(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    List<String> of(SqlStatement statement) {
        List<String> comments = new ArrayList<>();
        for (int i = statement.line() - 2; i >= 0 && i < lines.size() && isComment(lines.get(i)); i--) {
            comments.add(0, lines.get(i).strip());
        }
        int end = statement.line()
                - 1
                + (int) statement.text().chars().filter(c -> c == '\n').count();
        if (end < lines.size()) {
            String last = lines.get(end);
            int comment = last.indexOf("--", last.lastIndexOf(';') + 1);
            if (comment >= 0 && last.lastIndexOf(';') >= 0) {
                comments.add(last.substring(comment).strip());
            }
        }
        return comments;
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.strip().startsWith("--");
    }
}
