package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What holds after each world, judged by the world's own record and by nothing that the handler says of itself:
 *
 * <ul>
 *   <li>SUCCESS only when no selected mapping was left at some moment after the last look began: {@link SuccessRule}
 *   <li>every teardown is answered before its ServiceTimeout, unless every run was killed: {@link AnsweredRule}
 *   <li>nothing unselected is ever deleted, and nothing by a release: {@link DeletionRule}
 *   <li>every body is valid and within 4,096 bytes: {@link BodyRule}
 *   <li>never more calls a second than the pace allows: {@link RateRule}
 *   <li>when faults end early enough, the teardown ends in SUCCESS: {@link CalmRule}
 * </ul>
 *
 * What would make one of them undecidable, also for a person who sees all answers of AWS, is left out of the worlds: a
 * list that lags behind creations, or has new mappings on a page that was read already, while an old one goes before its page
 * is read ({@link MappingMaker}); a mapping that the list leaves out and the run has never seen ({@link SuccessRule}); a Get or Delete that says wrongly that
 * a mapping does not exist, where the list can't correct it ({@link WorldMaker}).
 */
final class Invariants {
    /** One thing that must hold, whatever happened. */
    interface Rule {
        /** @param violations is told each violation, in words */
        void judge(World world, Consumer<String> violations);
    }

    private static final List<Rule> RULES = List.of(
            new SuccessRule(), new AnsweredRule(), new DeletionRule(), new BodyRule(), new RateRule(), new CalmRule());

    private Invariants() {}

    static List<String> violations(World world) {
        List<String> violations = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.judge(world, text -> violations.add(rule.getClass().getSimpleName() + ": " + text));
        }
        return violations;
    }
}
