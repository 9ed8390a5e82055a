package io.github.eventsourcemappingcleanup.example.organisation;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** The assembly of {@link OrganisationApp}, synthesized once for all test classes. */
final class SharedAssembly extends TypeBasedParameterResolver<Assembly> {
    private static final Path OUTPUT = Path.of("target/organisation/cdk.out").toAbsolutePath();

    @Override
    public Assembly resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedAssembly.class))
                .getOrComputeIfAbsent(
                        OUTPUT, output -> CdkSynth.of(OrganisationApp.class).into(output), Assembly.class);
    }
}
