/** The real {@code cdk synth} on apps in which an organisation imposes something: docs/permissions.md. */
@NullMarked
package io.github.eventsourcemappingcleanup.example.organisation;

import org.jspecify.annotations.NullMarked;
