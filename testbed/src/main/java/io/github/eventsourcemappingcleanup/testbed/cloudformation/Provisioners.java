package io.github.eventsourcemappingcleanup.testbed.cloudformation;

/** Who is asked for which resource. */
record Provisioners(Provisioner ordinary, Provisioner custom) {

    Provisioner of(ResourceDefinition definition) {
        return definition.isCustom() ? custom : ordinary;
    }
}
