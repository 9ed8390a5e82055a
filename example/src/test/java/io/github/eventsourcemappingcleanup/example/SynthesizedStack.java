package io.github.eventsourcemappingcleanup.example;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** Synthesizes stacks, and what they are made of in these tests. */
public final class SynthesizedStack {

    /** One folder for all: every assembly of its own would carry its own copy of the handler's package. */
    public static final Path ASSEMBLY = Path.of("target/cdk.out");

    private SynthesizedStack() {}

    /** @param definition fills the stack */
    public static Template of(Consumer<Stack> definition) {
        return Template.of(json(app -> {
            Stack stack = new Stack(app, "Orders");
            definition.accept(stack);
            return stack;
        }));
    }

    /** The template in the assembly, as the CDK's command line would upload it. */
    public static Map<String, Object> json(java.util.function.Function<App, Stack> stack) {
        return alone(() -> {
            App app = App.Builder.create().outdir(ASSEMBLY.toString()).build();
            String file = stack.apply(app).getTemplateFile();
            app.synth();
            try {
                return JSON.std.mapFrom(Files.readString(ASSEMBLY.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Whatever uses the CDK has to be within this: some tests run side by side, and the one jsii process that they share
     * can't be talked to from several threads.
     */
    public static synchronized <T> T alone(Supplier<T> work) {
        return work.get();
    }

    public static Function function(Construct scope, String id) {
        return Function.Builder.create(scope, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }

    public static EventSourceMappingCleanup cleanup(Construct scope, String id, IFunction... functions) {
        return EventSourceMappingCleanup.Builder.create(scope, id)
                .functions(functions)
                .build();
    }
}
