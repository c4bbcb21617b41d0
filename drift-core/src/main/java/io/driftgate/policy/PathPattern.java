package io.driftgate.policy;

import io.driftgate.schema.ObjectPath;
import java.util.regex.Pattern;

/**
 * A pattern over paths: {@code *} stands for any run of characters. It fits an object whose path, or whose table's or
 * schema's path, it matches, written with or without the quotes that a part may need.
 */
public record PathPattern(String text) {

    public boolean fits(ObjectPath path) {
        Pattern regex =
                Pattern.compile("\\Q" + text.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
        ObjectPath place = path;
        while (true) {
            if (regex.matcher(place.toString()).matches()
                    || regex.matcher(String.join(".", place.parts())).matches()) {
                return true;
            }
            ObjectPath parent = place.parent();
            if (parent.equals(place)) {
                return false;
            }
            place = parent;
        }
    }
}
