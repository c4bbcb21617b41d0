package io.driftgate.report;

/**
 * Text in which nothing hides: characters that steer a reader or a terminal, turn the direction of writing or are no
 * characters at all are shown by their numbers.
 */
final class VisibleText {

    private VisibleText() {}

    static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::hides)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (hides(point)) {
                shown.append(String.format("\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean hides(int point) {
        if (point == '\n' || point == '\t') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR -> true;
            case Character.FORMAT -> point != 0x200D && point != 0x200C;
            default -> point == 0xFFFE || point == 0xFFFF;
        };
    }
}
