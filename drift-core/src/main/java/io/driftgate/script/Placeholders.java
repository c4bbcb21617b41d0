package io.driftgate.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in placeholders such as <code>${name}</code>. */
final class Placeholders {

    private Placeholders() {}

    /** Only where placeholders are given at all, since both engines may use that text themselves. */
    static Script fillIn(Script script, Map<String, String> values) {
        return values.isEmpty() ? script : fillIn(script, Map.copyOf(values), "${", "}");
    }

    /** A placeholder without a value is an error. */
    static Script fillIn(Script script, Map<String, String> values, String prefix, String suffix) {
        Pattern placeholder = Pattern.compile(Pattern.quote(prefix) + "([^\\r\\n]+?)" + Pattern.quote(suffix));
        return new FilledIn(script, values, placeholder);
    }

    private record FilledIn(Script template, Map<String, String> values, Pattern placeholder) implements Script {

        @Override
        public String name() {
            return template.name();
        }

        @Override
        public boolean isTransactional() {
            return template.isTransactional();
        }

        @Override
        public Reader open() throws IOException {
            StringWriter text = new StringWriter();
            try (Reader in = template.open()) {
                in.transferTo(text);
            }
            return new StringReader(placeholder
                    .matcher(text.toString())
                    .replaceAll(match -> Matcher.quoteReplacement(value(text, match))));
        }

        private String value(StringWriter text, MatchResult match) {
            String value = values.get(match.group(1));
            if (value == null) {
                int line = (int)
                        text.toString().substring(0, match.start()).lines().count();
                throw ScriptException.at(
                        name(),
                        Math.max(line, 1),
                        1,
                        "no value is given for the placeholder " + match.group() + "; add it to db.placeholders");
            }
            return value;
        }
    }
}
