package io.driftgate.schema;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one object: properties with their values, in the order of {@link Property}. A property that is absent
 * does not apply or has its engine's plain default. Immutable; two small arrays, since a schema holds a hundred thousand.
 */
public final class Facts {
    private final Property[] properties;
    private final String[] values;

    private Facts(Property[] properties, String[] values) {
        this.properties = properties;
        this.values = values;
    }

    private Facts(EnumMap<Property, String> map) {
        this(map.keySet().toArray(Property[]::new), map.values().toArray(String[]::new));
    }

    public static Facts of(Map<Property, String> map) {
        EnumMap<Property, String> sorted = new EnumMap<>(Property.class);
        sorted.putAll(map);
        return new Facts(sorted);
    }

    public static Builder builder() {
        return new Builder();
    }

    public @Nullable String get(Property property) {
        int index = indexOf(property);
        return index < 0 ? null : values[index];
    }

    public boolean has(Property property) {
        return indexOf(property) >= 0;
    }

    /** Most objects have no more than a handful. */
    private int indexOf(Property property) {
        for (int i = 0; i < properties.length; i++) {
            if (properties[i] == property) {
                return i;
            }
        }
        return -1;
    }

    public void forEach(BiConsumer<Property, String> action) {
        for (int i = 0; i < properties.length; i++) {
            action.accept(properties[i], values[i]);
        }
    }

    public EnumMap<Property, String> toMap() {
        EnumMap<Property, String> map = new EnumMap<>(Property.class);
        forEach(map::put);
        return map;
    }

    /** These facts with one set to another value; null removes it. */
    public Facts with(Property property, @Nullable String value) {
        if (Objects.equals(get(property), value)) {
            return this;
        }
        EnumMap<Property, String> map = toMap();
        if (value == null) {
            map.remove(property);
        } else {
            map.put(property, value);
        }
        return new Facts(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Facts that
                        && Arrays.equals(properties, that.properties)
                        && Arrays.equals(values, that.values));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(properties) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    /** Collects facts; null values and false flags leave no trace. Not thread-safe. */
    public static final class Builder {
        private static final int FEW = 8;

        private Property[] properties = new Property[FEW];
        private String[] values = new String[FEW];
        private int size;

        /** Puts the value in its place; most facts come in the order of {@link Property} already. */
        public Builder put(Property property, @Nullable String value) {
            if (value == null) {
                return this;
            }
            int at = size;
            while (at > 0 && properties[at - 1].compareTo(property) > 0) {
                at--;
            }
            if (at > 0 && properties[at - 1] == property) {
                values[at - 1] = value;
                return this;
            }
            makeRoom(at);
            properties[at] = property;
            values[at] = value;
            return this;
        }

        private void makeRoom(int at) {
            if (size == properties.length) {
                properties = Arrays.copyOf(properties, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            System.arraycopy(properties, at, properties, at + 1, size - at);
            System.arraycopy(values, at, values, at + 1, size - at);
            size++;
        }

        /** Records {@code true}; a false flag is the plain default and is left out. */
        public Builder flag(Property property, boolean value) {
            return value ? put(property, "true") : this;
        }

        public Facts build() {
            return new Facts(Arrays.copyOf(properties, size), Arrays.copyOf(values, size));
        }
    }
}
