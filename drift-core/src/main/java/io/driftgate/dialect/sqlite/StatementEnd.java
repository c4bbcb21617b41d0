package io.driftgate.dialect.sqlite;

/** Knows after each token whether a statement is complete, as {@code sqlite3_complete} does. One for each statement. */
final class StatementEnd {
    private enum At {
        START,
        EXPLAIN,
        CREATE,
        PLAIN,
        /** In a trigger, where a semicolon ends a statement of its body only. */
        BODY,
        BODY_SEMICOLON,
        BODY_END
    }

    private At at = At.START;

    boolean isInsideTrigger() {
        return at == At.BODY || at == At.BODY_SEMICOLON;
    }

    boolean isReachedBy(Token token) {
        boolean semicolon = token.isSymbol(";");
        boolean reached = semicolon && !isInsideTrigger();
        at = semicolon ? (isInsideTrigger() ? At.BODY_SEMICOLON : At.START) : after(token);
        return reached;
    }

    private At after(Token token) {
        return switch (at) {
            case START -> token.is("EXPLAIN") ? At.EXPLAIN : token.is("CREATE") ? At.CREATE : At.PLAIN;
            case EXPLAIN ->
                token.is("CREATE") ? At.CREATE : token.is("QUERY") || token.is("PLAN") ? At.EXPLAIN : At.PLAIN;
            case CREATE ->
                token.is("TRIGGER") ? At.BODY : token.is("TEMP") || token.is("TEMPORARY") ? At.CREATE : At.PLAIN;
            case PLAIN -> At.PLAIN;
            case BODY_SEMICOLON -> token.is("END") ? At.BODY_END : At.BODY;
            case BODY, BODY_END -> At.BODY;
        };
    }
}
