package io.driftgate.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tools that keep both ways of a migration in one file, and the comment lines by which they part it. */
enum SectionStyle {
    GOOSE("-- +goose Up", "\\+goose\\s+(.*)", "Up, Down, StatementBegin, StatementEnd, NO TRANSACTION and ENVSUB"),
    DBMATE("-- migrate:up", "migrate:(.*)", "up and down"),
    SQL_MIGRATE("-- +migrate Up", "\\+migrate\\s+(.*)", "Up, Down, StatementBegin and StatementEnd");

    /** No mark is longer. */
    static final int LONGEST = 256;

    private final String up;
    private final Pattern mark;
    private final String marks;

    SectionStyle(String up, String mark, String marks) {
        this.up = up;
        this.marks = marks;
        this.mark = Pattern.compile("\\s*--\\s*" + mark, Pattern.CASE_INSENSITIVE);
    }

    /** The mark that begins the way up, for messages. */
    String up() {
        return up;
    }

    /** The words that a mark may begin with, for messages. */
    String marks() {
        return marks;
    }

    /** Whose mark the line is. */
    static Optional<SectionStyle> of(String line) {
        return Arrays.stream(values())
                .filter(style -> style.mark(line).isPresent())
                .findFirst();
    }

    /** What the line marks; empty for every line that is no mark. */
    Optional<Mark> mark(String line) {
        Matcher matcher = mark.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] words = matcher.group(1).strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
        return Optional.of(new Mark(kind(words[0]), words.length < 2 ? "" : words[1]));
    }

    private static Mark.Kind kind(String word) {
        return switch (word) {
            case "up" -> Mark.Kind.UP;
            case "down" -> Mark.Kind.DOWN;
            case "statementbegin" -> Mark.Kind.STATEMENT_BEGIN;
            case "statementend" -> Mark.Kind.STATEMENT_END;
            case "no" -> Mark.Kind.NO_TRANSACTION;
            case "envsub" -> Mark.Kind.ENVIRONMENT;
            default -> Mark.Kind.UNKNOWN;
        };
    }

    /**
     * One marking line.
     *
     * @param options what follows the word, in lower case
     */
    record Mark(Kind kind, String options) {
        enum Kind {
            UP,
            DOWN,
            STATEMENT_BEGIN,
            STATEMENT_END,
            NO_TRANSACTION,
            ENVIRONMENT,
            UNKNOWN
        }

        /** Whether the section that begins here runs outside a transaction: goose's has a mark of its own. */
        boolean isOutsideTransaction() {
            return options.contains("notransaction") || options.replace(" ", "").contains("transaction:false");
        }

        boolean beginsSection() {
            return kind == Kind.UP || kind == Kind.DOWN;
        }
    }
}
