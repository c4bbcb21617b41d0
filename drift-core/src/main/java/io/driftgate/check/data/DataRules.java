package io.driftgate.check.data;

import java.util.List;

/** All rules; first those that tell of values for which nothing else can be computed. */
final class DataRules {
    static final List<DataRule> ALL = List.of(
            new NewColumnRule(),
            new ExpressionRule(),
            new TypeRule(),
            new NotNullRule(),
            new ConvertedRule(),
            new UniqueRule(),
            new ExclusionRule(),
            new ForeignKeyRule(),
            new CheckRule(),
            new DomainRule(),
            new PartitionRule(),
            new CopyRule(),
            new FilledRule());

    private DataRules() {}
}
