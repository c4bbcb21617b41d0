package io.driftgate.dialect.postgres.catalog;

/**
 * One entry of an access list in its text form {@code grantee=privileges/grantor}.
 *
 * @param grantee empty for PUBLIC
 * @param privileges a letter each, followed by {@code *} where it may be passed on
 */
record AclItem(String grantee, String privileges, String grantor) {

    static AclItem parse(String text) {
        int equals = endOfName(text);
        int slash = text.indexOf('/', equals);
        return new AclItem(
                unquoted(text.substring(0, equals)),
                text.substring(equals + 1, slash),
                unquoted(text.substring(slash + 1)));
    }

    private static int endOfName(String text) {
        int at = 0;
        boolean quoted = false;
        while (quoted || text.charAt(at) != '=') {
            if (text.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        return at;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
