package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.constructs.IConstruct;

/** Organisations set the runtime of functions by Aspects, and not all of them look at what the code needs. */
class HandlerRuntimeTest {
    private final TestingStack testing = TestingStack.create();

    @ParameterizedTest
    @ValueSource(strings = {"java17", "java21", "java25", "java33"})
    void javaThatRunsTheHandlerIsTaken(String runtime) {
        addCleanup();
        setRuntimeOfAllFunctions(runtime);

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java8.al2", "java11", "nodejs22.x", "provided.al2023"})
    void runtimeThatCantRunTheHandlerIsReported(String runtime) {
        addCleanup();
        setRuntimeOfAllFunctions(runtime);

        assertThatThrownBy(testing::synthesize)
                .hasMessageContaining(
                        "[Stack/EventSourceMappingCleanupProvider] The runtime of the provider function is " + runtime
                                + ", but its code needs Java 17 or newer.");
    }

    @Test
    void runtimeThatIsNotKnownBeforeTheDeploymentIsTaken() {
        addCleanup();
        setRuntimeOfAllFunctions(new CfnParameter(testing.stack(), "Runtime").getValueAsString());

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    private void addCleanup() {
        testing.cleanup(builder -> builder.uuids(TestingStack.UUID));
    }

    private void setRuntimeOfAllFunctions(String runtime) {
        Aspects.of(testing.app()).add(new SetRuntime(runtime));
    }

    private record SetRuntime(String runtime) implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node instanceof CfnFunction function) {
                function.setRuntime(runtime);
            }
        }
    }
}
