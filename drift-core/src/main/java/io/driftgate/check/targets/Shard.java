package io.driftgate.check.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of the targets that one machine checks, such as {@code 3/10}: every tenth, beginning with the third.
 *
 * @param index from 1
 */
public record Shard(int index, int of) {
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*");

    public Shard {
        if (index < 1 || index > of) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + of);
        }
    }

    /** @throws IllegalArgumentException if the text is no share such as {@code 3/10} */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no share such as 3/10");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean isAll() {
        return of == 1;
    }

    /** Those of the items that are this share's; all shares together have each item once. */
    public <T> List<T> of(List<T> items) {
        List<T> share = new ArrayList<>();
        for (int i = index - 1; i < items.size(); i += of) {
            share.add(items.get(i));
        }
        return share;
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
