package io.driftgate.script;

import io.driftgate.script.SectionStyle.Mark;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two ways of a migration that stand in one file.
 *
 * @param up what stands under the marks that say so
 */
record SectionedScript(Script up, Optional<Script> down) {

    /**
     * Looks through a file.
     *
     * @param placeholders whether values for <code>${name}</code> are given
     * @throws ScriptException if a mark is missing, not known or has no end
     */
    static SectionedScript of(Script whole, SectionStyle style, boolean placeholders) throws IOException {
        Scan scan = new Scan(whole.name(), style, placeholders);
        try (Reader text = whole.open()) {
            LineStarts.each(text, SectionStyle.LONGEST, scan::take);
        }
        return scan.sections(whole);
    }

    private record Section(Script whole, SectionStyle style, Mark.Kind kind, boolean isTransactional)
            implements Script {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Reader open() throws IOException {
            return new SectionReader(whole.open(), style, kind);
        }
    }

    /** What the marks of one file say. */
    private static final class Scan {
        private final String script;
        private final SectionStyle style;
        private final boolean placeholders;
        private Mark.@Nullable Kind current;
        private boolean inComment;
        private int openStatement;
        private boolean up;
        private boolean down;
        private boolean upOutside;
        private boolean downOutside;

        Scan(String script, SectionStyle style, boolean placeholders) {
            this.script = script;
            this.style = style;
            this.placeholders = placeholders;
        }

        void take(String line, int number) {
            Optional<Mark> mark = style.mark(line);
            if (mark.isPresent()) {
                mark(mark.get(), number);
            } else if (current == null && !isComment(line.strip())) {
                throw at(number, "this line stands before the first mark; put it under " + style.up());
            }
        }

        private boolean isComment(String line) {
            boolean begins = line.startsWith("/*");
            boolean comment = inComment || begins || line.isEmpty() || line.startsWith("--");
            inComment = (inComment || begins) && !line.contains("*/");
            return comment;
        }

        private void mark(Mark mark, int number) {
            switch (mark.kind()) {
                case UP, DOWN -> begin(mark, number);
                case STATEMENT_BEGIN -> {
                    refuseOpenStatement();
                    openStatement = number;
                }
                case STATEMENT_END -> openStatement = 0;
                case NO_TRANSACTION -> {
                    upOutside = true;
                    downOutside = true;
                }
                case ENVIRONMENT -> refuseEnvironment(mark, number);
                case UNKNOWN ->
                    throw at(
                            number,
                            "this mark of " + label() + " is not known; correct it: there are " + style.marks());
            }
        }

        private void begin(Mark mark, int number) {
            refuseOpenStatement();
            current = mark.kind();
            boolean again = current == Mark.Kind.UP ? up : down;
            if (again && style != SectionStyle.SQL_MIGRATE) {
                throw at(number, "this mark stands here a second time; merge the two sections");
            }
            if (current == Mark.Kind.UP) {
                up = true;
                upOutside |= mark.isOutsideTransaction();
            } else {
                down = true;
                downOutside |= mark.isOutsideTransaction();
            }
        }

        private void refuseEnvironment(Mark mark, int number) {
            if (mark.options().equals("on") && !placeholders) {
                throw at(
                        number,
                        "variables of the environment are not filled in; give their values as db.placeholders.NAME");
            }
        }

        private void refuseOpenStatement() {
            if (openStatement > 0) {
                throw at(openStatement, "the statement that begins here is never closed; end it with StatementEnd");
            }
        }

        SectionedScript sections(Script whole) {
            refuseOpenStatement();
            if (!up) {
                throw at(1, "the file has no section for the way up; begin it with " + style.up());
            }
            Script back = new Section(whole, style, Mark.Kind.DOWN, !downOutside);
            return new SectionedScript(
                    new Section(whole, style, Mark.Kind.UP, !upOutside), down ? Optional.of(back) : Optional.empty());
        }

        private String label() {
            return style.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private ScriptException at(int line, String what) {
            return ScriptException.at(script, line, 1, what);
        }
    }
}
