package io.github.eventsourcemappingcleanup.testbed.demo;

import java.util.Set;

/** A change of a living stack, and what it is to do to mappings. */
enum Update {
    CLEANUP_REMOVED(
            "CleanupRemoved",
            "1. the cleanup of Orders is taken out of the stack: every mapping has to stay",
            Set.of(Fate.SURVIVES)),
    FUNCTION_RENAMED(
            "FunctionRenamed",
            "2. Billing gets another name; a cleanup selects it and Shipping: only Billing's mappings have to go",
            Set.of(Fate.GOES, Fate.SURVIVES));

    private static final String RENAMED = "Billing";

    private final String stage;
    private final String words;
    private final Set<Fate> fates;

    Update(String stage, String words, Set<Fate> fates) {
        this.stage = stage;
        this.words = words;
        this.fates = Set.copyOf(fates);
    }

    /** The deployment that there is something to update; it also synthesizes what the updates deploy. */
    static CdkCommand first() {
        return CdkCommand.deploy("First/" + DeployedStack.NAME, CdkApp.LIVE_UPDATE);
    }

    CdkCommand command() {
        return CdkCommand.deploy(stage + "/" + DeployedStack.NAME, CdkApp.SYNTHESIZED);
    }

    String words() {
        return words;
    }

    /** All that it has to show. */
    Set<Fate> fates() {
        return fates;
    }

    /** The mapping, with what this update must do to it. */
    DemoMapping fated(DemoMapping mapping) {
        boolean goes = this == FUNCTION_RENAMED && mapping.target().startsWith(RENAMED);
        return new DemoMapping(mapping.uuid(), mapping.source(), mapping.target(), goes ? Fate.GOES : Fate.SURVIVES);
    }
}
