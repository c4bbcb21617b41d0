package io.driftgate.dialect.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the words and parentheses seen so far say about where a statement ends: semicolons within parentheses (the actions of
 * a rule) and within {@code BEGIN ATOMIC … END} (the body of a routine) end nothing.
 */
final class StatementShape {
    private static final int HEAD = 4;

    private final List<String> head = new ArrayList<>(HEAD);
    private final Deque<Place> parentheses = new ArrayDeque<>();
    private @Nullable Place block;
    private @Nullable Place begin;
    private int openEnds;
    private String previous = "";
    private boolean member;
    private boolean fromStdin;

    /** An unquoted word. */
    void word(String word, Place place) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (head.size() < HEAD) {
            head.add(lower);
        }
        if (!member && !previous.equals("as")) {
            keyword(lower, place);
        }
        begin = lower.equals("begin") ? place : begin;
        previous = lower;
        member = false;
    }

    private void keyword(String word, Place place) {
        if (block == null && word.equals("atomic") && previous.equals("begin") && isRoutine()) {
            block = begin == null ? place : begin;
            openEnds = 1;
        } else if (block != null && word.equals("case")) {
            openEnds++;
        } else if (block != null && word.equals("end")) {
            openEnds--;
        } else if (word.equals("stdin") && previous.equals("from") && parentheses.isEmpty()) {
            fromStdin = head.get(0).equals("copy");
        }
        if (openEnds == 0) {
            block = null;
        }
    }

    /** Anything else that is neither space nor comment. */
    void symbol(char symbol, Place place) {
        if (symbol == '(') {
            parentheses.push(place);
        } else if (symbol == ')') {
            parentheses.poll();
        }
        member = symbol == '.';
        previous = "";
    }

    boolean endsAtSemicolon() {
        return parentheses.isEmpty() && block == null;
    }

    /** Whether lines of data follow. */
    boolean takesData() {
        return fromStdin;
    }

    /** The script ends here; says what was left open. */
    void requireClosed() {
        if (block != null) {
            throw block.error("the BEGIN ATOMIC block that begins here is never ended: its END is missing");
        }
        Place open = parentheses.peek();
        if (open != null) {
            throw open.error("the parenthesis that opens here is never closed");
        }
    }

    private boolean isRoutine() {
        int kind = head.size() > 2 && head.get(1).equals("or") ? 3 : 1;
        return head.size() > kind
                && head.get(0).equals("create")
                && (head.get(kind).equals("function") || head.get(kind).equals("procedure"));
    }
}
