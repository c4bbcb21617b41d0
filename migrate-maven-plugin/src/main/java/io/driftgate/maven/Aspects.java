package io.driftgate.maven;

import io.driftgate.schema.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code db.compare}. */
final class Aspects {
    private static final Map<String, Property.Aspect> BY_NAME = Map.of(
            "comments", Property.Aspect.COMMENT,
            "owners", Property.Aspect.OWNER,
            "privileges", Property.Aspect.PRIVILEGES);

    private Aspects() {}

    /** @throws ParameterException if one of the names is none of {@code comments}, {@code owners}, {@code privileges} */
    static Set<Property.Aspect> parse(List<String> names) {
        Set<Property.Aspect> aspects = EnumSet.noneOf(Property.Aspect.class);
        for (String name : names) {
            Property.Aspect aspect = BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
            if (aspect == null) {
                throw new ParameterException(
                        "db.compare knows comments, owners and privileges, and not \"" + name + "\".");
            }
            aspects.add(aspect);
        }
        return aspects;
    }
}
