package io.driftgate.dialect.postgres.ddl;

import io.driftgate.dialect.FactLists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists that facts hold, where a fact may be missing. */
final class Items {

    private Items() {}

    /** The items of a list with commas; none for null or an empty text. */
    static List<String> of(@Nullable String list) {
        return list == null || list.isEmpty() ? List.of() : cut(list, ',');
    }

    /** What stands between spaces. */
    static List<String> words(String item) {
        return cut(item, ' ');
    }

    static List<String> cut(String text, char separator) {
        return FactLists.cut(text, separator);
    }
}
