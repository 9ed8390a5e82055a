/**
 * A stand-in for IAM: holds each call of a function against the identity policies of its role, as its stack has made
 * them at that moment. What it does not know, an action, a condition, an element, is a fault of the test and never
 * allowed in silence.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.iam;

import org.jspecify.annotations.NullMarked;
