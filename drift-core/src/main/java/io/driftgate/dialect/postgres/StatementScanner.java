package io.driftgate.dialect.postgres;

import io.driftgate.script.SqlStatement;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one statement after the other, as psql's lexer would cut them. */
final class StatementScanner {
    private final ScriptSource in;
    private StringBuilder text = new StringBuilder();
    private StatementShape shape = new StatementShape();
    private Continuation escapes = Continuation.NONE;

    StatementScanner(ScriptSource in) {
        this.in = in;
    }

    /** The next statement; null at the end of the script. */
    @Nullable
    SqlStatement next() throws IOException {
        skipToWord();
        while (in.peek() == '\\') {
            PsqlCommand.read(in).requireHarmless();
            skipToWord();
        }
        return in.peek() < 0 ? null : statement();
    }

    /** Past space, comments and statements without a word. */
    private void skipToWord() throws IOException {
        while (Character.isWhitespace(in.peek()) || in.peek() == ';' || atComment()) {
            if (atComment()) {
                comment();
            } else {
                in.read();
            }
        }
        text = new StringBuilder();
        shape = new StatementShape();
        escapes = Continuation.NONE;
    }

    private SqlStatement statement() throws IOException {
        Place first = in.place();
        while (in.peek() >= 0 && !(in.peek() == ';' && shape.endsAtSemicolon())) {
            token();
        }
        if (in.peek() < 0) {
            shape.requireClosed();
        } else {
            in.read();
        }
        String data = shape.takesData() ? new CopyData(in).read(first) : null;
        return new SqlStatement(text.toString().stripTrailing(), first.line(), first.column(), data);
    }

    private void token() throws IOException {
        int c = in.peek();
        if (atComment()) {
            comment();
        } else if (Character.isWhitespace(c)) {
            escapes = escapes.after((char) c);
            take();
        } else if (c == '\'') {
            quoted('\'', escapes == Continuation.NEXT_LINE, "string");
        } else if (c == '\\') {
            throw PsqlCommand.read(in).withinStatement();
        } else {
            escapes = Continuation.NONE;
            other(c);
        }
    }

    private void other(int c) throws IOException {
        if (Words.isPart(c) && c != '$') {
            word();
        } else if (c == '"') {
            quoted('"', false, "quoted name");
        } else if (c == '$') {
            dollar();
        } else {
            shape.symbol((char) c, in.place());
            take();
        }
    }

    private char take() throws IOException {
        char c = in.read();
        text.append(c);
        return c;
    }

    /** A name, keyword or number; {@code E} before a quote makes backslashes escape. A dollar sign within is part of it. */
    private void word() throws IOException {
        Place place = in.place();
        int start = text.length();
        while (Words.isPart(in.peek())) {
            take();
        }
        String word = text.substring(start);
        shape.word(word, place);
        if (in.peek() == '\'' && word.equalsIgnoreCase("e")) {
            quoted('\'', true, "string");
        }
    }

    private void quoted(char quote, boolean backslashes, String what) throws IOException {
        Place open = in.place();
        shape.symbol(quote, open);
        take();
        while (true) {
            requireMore(open, what);
            char c = take();
            if (c == '\\' && backslashes) {
                requireMore(open, what);
                take();
            } else if (c == quote && in.peek() == quote) {
                take();
            } else if (c == quote) {
                escapes = backslashes ? Continuation.SAME_LINE : Continuation.NONE;
                return;
            }
        }
    }

    private void dollar() throws IOException {
        Place open = in.place();
        int start = text.length();
        shape.symbol('$', open);
        take();
        while (Words.isPart(in.peek())
                && in.peek() != '$'
                && !(text.length() == start + 1 && Words.isDigit(in.peek()))) {
            take();
        }
        if (in.peek() == '$') {
            take();
            dollarBody(open, text.substring(start));
        }
    }

    private void dollarBody(Place open, String delimiter) throws IOException {
        int from = text.length();
        while (true) {
            requireMore(open, delimiter + " string");
            if (take() == '$' && endsWith(delimiter, from)) {
                return;
            }
        }
    }

    private boolean endsWith(String delimiter, int from) {
        int at = text.length() - delimiter.length();
        return at >= from && text.indexOf(delimiter, at) == at;
    }

    private boolean atComment() throws IOException {
        int c = in.peek();
        return (c == '-' && in.peek(1) == '-') || (c == '/' && in.peek(1) == '*');
    }

    private void comment() throws IOException {
        if (in.peek() == '-') {
            while (in.peek() >= 0 && in.peek() != '\n') {
                take();
            }
        } else {
            escapes = Continuation.NONE;
            blockComment();
        }
    }

    private void blockComment() throws IOException {
        Place open = in.place();
        int depth = 0;
        do {
            requireMore(open, "comment");
            char c = take();
            if (c == '/' && in.peek() == '*') {
                take();
                depth++;
            } else if (c == '*' && in.peek() == '/') {
                take();
                depth--;
            }
        } while (depth > 0);
    }

    private void requireMore(Place open, String what) throws IOException {
        if (in.peek() < 0) {
            throw open.error("the " + what + " that begins here is never ended");
        }
    }

    /** Whether a quote now would go on with an {@code E'…'} string: only from one of the next lines on. */
    private enum Continuation {
        NONE,
        SAME_LINE,
        NEXT_LINE;

        Continuation after(char space) {
            return this == SAME_LINE && space == '\n' ? NEXT_LINE : this;
        }
    }
}
