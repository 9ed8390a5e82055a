/**
 * What CloudFormation sends to a custom resource and what it must be answered: parsing, the physical resource id, the
 * size of the body, the PUT and its retries. Follows the AWS document "Custom resource reference" (crpg-ref).
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.customresource;
