package io.github.eventsourcemappingcleanup.example.docs;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** The stack that snippets are statements of, with what they take for granted. */
public abstract class Given extends Stack {
    protected final Function handler = function("Handler");
    protected final Function worker = function("Worker");
    protected final Function creator = function("Creator");
    protected final CfnSecurityGroup network;

    protected Given(Construct scope) {
        super(scope, "Orders");
        network = CfnSecurityGroup.Builder.create(this, "Network")
                .groupDescription("What mappings reach their source by")
                .build();
    }

    private Function function(String id) {
        return Function.Builder.create(this, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }
}
