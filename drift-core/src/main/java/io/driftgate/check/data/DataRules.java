package io.driftgate.check.data;

import java.util.List;

/** All rules. */
final class DataRules {
    static final List<DataRule> ALL = List.of(
            new NotNullRule(),
            new NewColumnRule(),
            new ExpressionRule(),
            new TypeRule(),
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
