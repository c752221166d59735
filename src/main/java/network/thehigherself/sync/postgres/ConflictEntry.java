package network.thehigherself.sync.postgres;

import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Value;

/**
 * A field that both sides changed and that a person must decide.
 *
 * @param base what both last agreed on; null for nothing
 * @param page what the page holds
 * @param row what the row holds
 * @param policy the policy that leaves it open
 */
public record ConflictEntry(String field, Value base, Value page, Value row, Policy policy) {}
