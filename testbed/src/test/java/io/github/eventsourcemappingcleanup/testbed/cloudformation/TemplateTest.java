package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.parsed;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'DependsOn': 'Queue'",
                "'DependsOn': ['Queue']",
                "'Properties': {'A': {'Ref': 'Queue'}}",
                "'Properties': {'A': {'Fn::GetAtt': ['Queue', 'Arn']}}",
                "'Properties': {'A': {'Fn::GetAtt': 'Queue.Arn'}}",
                "'Properties': {'A': {'Fn::Sub': 'of ${Queue} and ${AWS::Region}'}}",
                "'Properties': {'A': {'Fn::Sub': '${Queue.Arn}'}}",
                "'Properties': {'A': {'Fn::Sub': ['${Given}', {'Given': {'Ref': 'Queue'}}]}}",
                "'Properties': {'A': [{'B': {'Fn::Join': ['', ['x', {'Ref': 'Queue'}]]}}]}"
            })
    void eachWayToReferIsANeed(String how) {
        Template template = template("'Queue': {'Type': 'AWS::SQS::Queue'}, 'User': {'Type': 'A::B::C', " + how + "}");

        assertThat(template.needs().get("User")).containsExactly("Queue");
    }

    @Test
    void parametersAndLiteralsAreNoNeed() {
        Template template = parsed("{'Parameters': {'Size': {'Type': 'Number', 'Default': 5}}, 'Resources': {'A': {"
                + "'Type': 'A::B::C', 'Properties': {'A': {'Ref': 'Size'}, 'B': {'Fn::Sub': '${!Nobody}'}}}}}");

        assertThat(template.needs().get("A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'DependsOn': 'Nobody'", "'Properties': {'A': {'Ref': 'Nobody'}}"})
    void whatRefersToNothingIsRefused(String how) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("'A': {'Type': 'A::B::C', " + how + "}"))
                .withMessageContaining("Unresolved resource dependencies [Nobody] in A");
    }

    @Test
    void circlesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("'A': {'Type': 'A::B::C', 'DependsOn': 'B'},"
                        + "'B': {'Type': 'A::B::C', 'DependsOn': 'A'}, 'C': {'Type': 'A::B::C'}"))
                .withMessageContaining("Circular dependency between resources: [A, B]");
    }

    @Test
    void policiesThatItDoesNotKnowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("'A': {'Type': 'A::B::C', 'DeletionPolicy': 'Snapshot'}"));
    }
}
