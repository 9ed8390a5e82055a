/**
 * A stand-in for IAM: judges each call of the provider function by the policies that the construct writes for its role, as they are
 * there at that moment. It knows the actions, patterns and conditions that the construct writes and nothing more: anything else
 * is an error of the test, and never allowed in silence.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.iam;

import org.jspecify.annotations.NullMarked;
