package io.driftgate.check;

import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Property;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How differences are judged.
 *
 * @param engine what SQL sources are replayed on where the other side does not say it
 * @param aspects what is compared beside the structure: comments, owners, privileges
 * @param unmanaged objects that are taken out on both sides
 * @param today the day in UTC by which waivers expire
 */
public record CheckSettings(
        Optional<Engine> engine,
        Set<Property.Aspect> aspects,
        List<PathPattern> unmanaged,
        List<Waiver> waivers,
        LocalDate today) {

    public CheckSettings {
        Set<Property.Aspect> all = EnumSet.of(Property.Aspect.STRUCTURE, Property.Aspect.ORDER);
        all.addAll(aspects);
        aspects = Set.copyOf(all);
        unmanaged = List.copyOf(unmanaged);
        waivers = List.copyOf(waivers);
    }
}
