package io.driftgate.diff;

/** Where the name of a type ends and its array brackets or modifiers begin. */
final class TypeName {

    private TypeName() {}

    /** The index behind the name: that of the first blank, bracket or parenthesis outside double quotes. */
    static int end(String type) {
        boolean quoted = false;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '[' || c == '(')) {
                return i;
            }
        }
        return type.length();
    }
}
