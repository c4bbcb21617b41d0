package io.driftgate.migration;

import io.driftgate.script.Checksum;
import io.driftgate.script.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** By which text it is known how much of a script is done. */
final class Marks {
    private static final int DIGITS = 22;

    private Marks() {}

    /** The checksums of none of a script's statements, of its first, of its first two and so on, whatever its line ends are. */
    static List<String> of(List<SqlStatement> statements) {
        List<String> marks = new ArrayList<>(List.of(""));
        statements.forEach(statement -> marks.add(mark(marks.get(marks.size() - 1), statement)));
        return marks;
    }

    private static String mark(String before, SqlStatement statement) {
        String data = statement.copyData();
        String text = before + '\n' + statement.text() + (data == null ? "" : '\n' + data);
        return Checksum.sha256(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8))
                .substring(0, DIGITS);
    }
}
