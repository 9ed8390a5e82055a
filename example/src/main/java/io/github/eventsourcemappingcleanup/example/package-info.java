/** A CDK app as a user of the library would write it: {@code cdk.json} at the top level runs it. */
@NullMarked
package io.github.eventsourcemappingcleanup.example;

import org.jspecify.annotations.NullMarked;
