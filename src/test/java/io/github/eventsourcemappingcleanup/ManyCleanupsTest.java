package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.IConstruct;
import software.constructs.IValidation;

/**
 * Each callback of the CDK into Java nests in the thread that synthesizes until it is done (jsii issue 4656), and each call
 * from such a callback nests in the CDK: an app of many cleanups must need few of both.
 */
class ManyCleanupsTest {
    private final App app = TestingStack.app(Map.of());

    @Test
    void aCleanupTakesAtMostThreeCallbacks() {
        long withOne = callbacks(1);
        long withEleven = callbacks(11);

        assertThat(withEleven - withOne).isPositive().isLessThanOrEqualTo(3 * 10);
    }

    private static long callbacks(int cleanups) {
        App app = TestingStack.app(Map.of());
        Stack stack = stack(app, "Stack", cleanups);
        AtomicLong depth = new AtomicLong();
        app.getNode().addValidation(new IValidation() {
            @Override
            public List<String> validate() {
                depth.set(StackWalker.getInstance()
                        .walk(frames -> frames.filter(
                                        frame -> frame.getMethodName().equals("processCallbackResponse"))
                                .count()));
                return List.of();
            }
        });
        Template.fromStack(stack);
        return depth.get();
    }

    @Test
    void aStackOfManyFunctionsAndCleanupsIsSynthesized() {
        Stack stack = stack(app, "Many", 60);
        List<Function> functions = IntStream.range(0, 60)
                .mapToObj(number -> TestingStack.function(stack, "Of" + number))
                .toList();
        TestingStack.cleanup(stack, "OfAll", builder -> builder.functions(functions));

        Template.fromStack(stack).resourceCountIs(EventSourceMappingCleanup.RESOURCE_TYPE, 61);
    }

    @Test
    void sixtyStacksUnderAnAspectAreSynthesized() {
        for (int number = 0; number < 60; number++) {
            stack(app, "Stack" + number, 1);
        }
        Aspects.of(app).add(new IAspect() {
            @Override
            public void visit(IConstruct node) {
                // Its calls alone count.
            }
        });

        assertThat(app.synth().getStacks()).hasSize(60);
    }

    private static Stack stack(App app, String id, int cleanups) {
        Stack stack = new Stack(app, id);
        for (int number = 0; number < cleanups; number++) {
            Function function = TestingStack.function(stack, "Function" + number);
            TestingStack.cleanup(stack, "Cleanup" + number, builder -> builder.functions(function));
        }
        return stack;
    }
}
