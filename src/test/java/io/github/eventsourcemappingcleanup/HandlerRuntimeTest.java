package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** Organisations set the runtime of functions by Aspects, and not all of them look at what the code needs. */
class HandlerRuntimeTest {
    private final TestingStack testing = TestingStack.create();

    @BeforeEach
    void addCleanup() {
        testing.cleanup(builder -> builder.uuids(TestingStack.UUID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java17", "java21", "java25", "java33"})
    void javaThatRunsTheHandlerIsTaken(String runtime) {
        setRuntimeOfAllFunctions(runtime);

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java8.al2", "java11", "nodejs22.x", "provided.al2023"})
    void runtimeThatCantRunTheHandlerIsReported(String runtime) {
        setRuntimeOfAllFunctions(runtime);

        assertThatThrownBy(testing::synthesize)
                .hasMessageContaining(
                        "[Stack/EventSourceMappingCleanupProvider] The runtime of the provider function is " + runtime
                                + ", but its code needs Java 17 or newer.");
    }

    @Test
    void runtimeThatIsNotKnownBeforeTheDeploymentIsTaken() {
        setRuntimeOfAllFunctions(new CfnParameter(testing.stack(), "Runtime").getValueAsString());

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    private void setRuntimeOfAllFunctions(String runtime) {
        Aspects.of(testing.app())
                .add(new TestingStack.AspectOf<>(CfnFunction.class, function -> function.setRuntime(runtime)));
    }
}
