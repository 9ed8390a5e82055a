package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Instant;

/** One of CloudFormation's stack events: what it says about one resource. */
record ResourceEvent(String logicalId, String type, String status, String reason, Instant at) {
    static final String CLEANUP = "Custom::EventSourceMappingCleanup";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String ROLE = "AWS::IAM::Role";
    static final String STACK = "AWS::CloudFormation::Stack";

    boolean is(String otherType, String otherStatus) {
        return type.equals(otherType) && status.equals(otherStatus);
    }
}
