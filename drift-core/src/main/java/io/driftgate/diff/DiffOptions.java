package io.driftgate.diff;

import io.driftgate.dialect.Reload;
import io.driftgate.schema.Property;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How two schemas are compared.
 *
 * @param aspects what is compared; {@link Property.Aspect#STRUCTURE} and {@code ORDER} belong to every comparison
 * @param normalForm the dialect's form in which two spellings of one SQL text are equal
 * @param reload lets the engine settle texts that differ; null where there is no scratch database
 */
public record DiffOptions(
        Set<Property.Aspect> aspects,
        BiFunction<Property, String, String> normalForm,
        @Nullable Reload reload) {

    public DiffOptions {
        aspects = Set.copyOf(aspects);
    }

    /** Structure only, letter for letter. */
    public static DiffOptions plain() {
        return new DiffOptions(
                EnumSet.of(Property.Aspect.STRUCTURE, Property.Aspect.ORDER), (property, sql) -> sql, null);
    }
}
