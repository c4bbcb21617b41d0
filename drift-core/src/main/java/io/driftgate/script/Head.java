package io.driftgate.script;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comments before a script's first statement.
 *
 * @param transactional false after {@code -- driftgate: transaction=off}, or sqlx's {@code -- no-transaction} in the first line
 * @param sections the tool whose section marks are found there
 */
record Head(Headers headers, boolean transactional, Optional<SectionStyle> sections) {
    /** Comments that are longer are not read to their end, whatever a file holds. */
    private static final int MOST = 1 << 16;

    static Head of(Script script) throws IOException {
        Scan scan = new Scan(script.name());
        try (Reader in = script.open()) {
            int left = MOST;
            boolean on = true;
            for (int number = 1; on && left > 0; number++) {
                String line = line(in, left);
                left -= line.length();
                on = scan.take(line.strip(), number) && line.endsWith("\n");
            }
        }
        scan.endValue();
        return new Head(new Headers(scan.values), scan.transactional, Optional.ofNullable(scan.style));
    }

    /** The next line with its end, or its beginning. */
    private static String line(Reader in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            line.append((char) next);
            next = next == '\n' || line.length() == most ? -1 : in.read();
        }
        return line.toString();
    }

    /** Line after line of the leading comments. */
    private static final class Scan {
        private static final List<String> KNOWN = List.of("version", "purpose", "dependencies", "created");
        private static final Pattern FIELD = Pattern.compile("([A-Z][\\w /-]{0,40}?)\\s*:(?:\\s+(.*)|)");
        private static final Pattern DIRECTIVE =
                Pattern.compile("driftgate\\s*:\\s*(.*?)\\s*", Pattern.CASE_INSENSITIVE);
        private static final Pattern RULE = Pattern.compile("[-=*#_~+ ]*");

        private final String script;
        private final Map<String, String> values = new LinkedHashMap<>();
        private boolean transactional = true;
        private @Nullable SectionStyle style;
        private boolean inBlock;
        private @Nullable String field;
        private final StringBuilder value = new StringBuilder();

        Scan(String script) {
            this.script = script;
        }

        /** Whether the line is still no statement. */
        boolean take(String line, int number) {
            if (inBlock) {
                return block(line, number);
            }
            if (line.startsWith("/*")) {
                inBlock = true;
                return block(line.substring(2).strip(), number);
            }
            if (!line.startsWith("--")) {
                endValue();
                return line.isEmpty();
            }
            Optional<SectionStyle> marked = SectionStyle.of(line);
            if (marked.isPresent()) {
                endValue();
                style = style == null ? marked.get() : style;
            } else {
                comment(line.substring(2).strip(), number);
            }
            return true;
        }

        private boolean block(String line, int number) {
            int end = line.indexOf("*/");
            comment(
                    (end < 0 ? line : line.substring(0, end))
                            .replaceFirst("^\\*+", "")
                            .strip(),
                    number);
            inBlock = end < 0;
            return inBlock || line.substring(end + 2).isBlank();
        }

        private void comment(String text, int number) {
            Matcher directive = DIRECTIVE.matcher(text);
            Matcher named = FIELD.matcher(text);
            if (directive.matches()) {
                direct(directive.group(1), number);
            } else if (number == 1 && text.equals("no-transaction")) {
                transactional = false;
            } else if (named.matches()) {
                endValue();
                field = named.group(1).toLowerCase(Locale.ROOT);
                value.append(named.group(2) == null ? "" : named.group(2));
            } else if (RULE.matcher(text).matches()) {
                endValue();
            } else {
                value.append(' ').append(text);
            }
        }

        private void direct(String what, int number) {
            String said = what.replace(" ", "").toLowerCase(Locale.ROOT);
            if (!said.equals("transaction=off") && !said.equals("transaction=on")) {
                throw ScriptException.at(
                        script,
                        number,
                        1,
                        "\"driftgate: " + what + "\" is not known; what can be said is transaction=off");
            }
            transactional = said.equals("transaction=on");
        }

        void endValue() {
            String text = value.toString().strip();
            if (field != null && KNOWN.contains(field) && !text.isEmpty()) {
                values.putIfAbsent(field, text);
            }
            field = null;
            value.setLength(0);
        }
    }
}
