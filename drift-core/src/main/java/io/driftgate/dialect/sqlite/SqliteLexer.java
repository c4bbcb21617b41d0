package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.Token.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts text into tokens where SQLite does (its {@code tokenize.c}; "SQL As Understood By SQLite"), one at a time, from a reader of
 * any length. The only lexer: scripts, catalog texts and comparisons all read through it. Not thread-safe.
 */
final class SqliteLexer {
    private static final Set<String> SYMBOLS_OF_TWO = Set.of("||", "->", "<=", "<>", "<<", ">=", ">>", "==", "!=");

    private static final int BUFFER = 8192;

    private final CharSource source;
    private int line;
    private int column;
    private boolean spaced;

    SqliteLexer(Reader reader) throws IOException {
        this(reader, BUFFER);
    }

    private SqliteLexer(Reader reader, int bufferSize) throws IOException {
        source = new CharSource(reader, bufferSize);
    }

    /** The tokens of a text without space and comments. */
    static List<Token> tokens(String sql) {
        try {
            SqliteLexer lexer = new SqliteLexer(new StringReader(sql), Math.min(BUFFER, sql.length() + 4));
            List<Token> tokens = new ArrayList<>();
            for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
                if (!token.isTrivia()) {
                    tokens.add(token);
                }
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next token, space and comments included; {@link Kind#END} again and again at the end. */
    Token next() throws IOException {
        line = source.line();
        column = source.column();
        Kind kind = scan();
        Token token = new Token(kind, source.taken(), spaced, line, column);
        spaced = token.isTrivia();
        return token;
    }

    /** Takes what is left of the line, without its end. */
    String restOfLine() throws IOException {
        while (source.peek(0) != '\n' && source.peek(0) != CharSource.END) {
            source.take();
        }
        return source.taken().strip();
    }

    private Kind scan() throws IOException {
        int c = source.peek(0);
        return switch (c) {
            case CharSource.END -> Kind.END;
            case ' ', '\t', '\n', '\f', '\r' -> space();
            case '\'' -> quoted('\'', Kind.STRING);
            case '"', '`' -> quoted((char) c, Kind.QUOTED);
            case '[' -> bracketed();
            case '-' -> source.peek(1) == '-' ? lineComment() : symbol();
            case '/' -> source.peek(1) == '*' ? blockComment() : symbol();
            case '.' -> isDigit(source.peek(1)) ? number() : symbol();
            case 'x', 'X' -> source.peek(1) == '\'' ? blob() : word();
            case '?', ':', '@', '$', '#' -> parameter();
            default -> isDigit(c) ? number() : isNameCharacter(c) ? word() : symbol();
        };
    }

    private Kind space() throws IOException {
        while (isSpace(source.peek(0))) {
            source.take();
        }
        return Kind.SPACE;
    }

    private Kind lineComment() throws IOException {
        while (source.peek(0) != '\n' && source.peek(0) != CharSource.END) {
            source.take();
        }
        return Kind.COMMENT;
    }

    private Kind blockComment() throws IOException {
        source.take(2);
        while (source.peek(0) != CharSource.END) {
            if (source.peek(0) == '*' && source.peek(1) == '/') {
                source.take(2);
                return Kind.COMMENT;
            }
            source.take();
        }
        return Kind.UNTERMINATED;
    }

    private Kind quoted(char quote, Kind kind) throws IOException {
        source.take();
        while (source.peek(0) != CharSource.END) {
            boolean closing = source.peek(0) == quote;
            source.take();
            if (closing && source.peek(0) != quote) {
                return kind;
            } else if (closing) {
                source.take();
            }
        }
        return Kind.UNTERMINATED;
    }

    private Kind bracketed() throws IOException {
        while (source.peek(0) != CharSource.END) {
            boolean closing = source.peek(0) == ']';
            source.take();
            if (closing) {
                return Kind.QUOTED;
            }
        }
        return Kind.UNTERMINATED;
    }

    private Kind blob() throws IOException {
        source.take();
        return quoted('\'', Kind.BLOB);
    }

    private Kind word() throws IOException {
        takeName();
        return Kind.WORD;
    }

    /** Digits, hexadecimal digits, fraction and exponent; whatever letters follow belong to it, as SQLite has it. */
    private Kind number() throws IOException {
        boolean hexadecimal = source.peek(0) == '0' && (source.peek(1) == 'x' || source.peek(1) == 'X');
        while (true) {
            int c = source.peek(0);
            boolean exponent = !hexadecimal && (c == 'e' || c == 'E');
            if (exponent && isSign(source.peek(1)) && isDigit(source.peek(2))) {
                source.take(2);
            } else if (isNameCharacter(c) || (c == '.' && !hexadecimal)) {
                source.take();
            } else {
                return Kind.NUMBER;
            }
        }
    }

    private Kind parameter() throws IOException {
        int first = source.peek(0);
        source.take();
        if (!isNameCharacter(source.peek(0))) {
            return first == '?' ? Kind.PARAMETER : Kind.SYMBOL;
        }
        takeName();
        return Kind.PARAMETER;
    }

    private Kind symbol() throws IOException {
        int first = source.peek(0);
        source.take();
        if (SYMBOLS_OF_TWO.contains("" + (char) first + (char) source.peek(0))) {
            source.take();
            if (first == '-' && source.peek(0) == '>') {
                source.take();
            }
        }
        return Kind.SYMBOL;
    }

    private void takeName() throws IOException {
        while (isNameCharacter(source.peek(0))) {
            source.take();
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isSign(int c) {
        return c == '+' || c == '-';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameCharacter(int c) {
        return c >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
}
