package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'plain' | plain",
                "{'Ref': 'Queue'} | queue-url",
                "{'Ref': 'BootstrapVersion'} | /cdk-bootstrap/hnb659fds/version",
                "{'Ref': 'AWS::Partition'} | aws",
                "{'Ref': 'AWS::StackId'} | arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1f2e",
                "{'Ref': 'AWS::URLSuffix'} | amazonaws.com",
                "{'Fn::GetAtt': ['Queue', 'Arn']} | queue-arn",
                "{'Fn::GetAtt': 'Queue.Arn'} | queue-arn",
                "{'Fn::Join': [':', ['a', {'Ref': 'AWS::Region'}, 'b']]} | a:eu-west-1:b",
                "{'Fn::Sub': 'cdk-${AWS::AccountId}-${AWS::Region}-${!Kept}'} | cdk-111122223333-eu-west-1-${Kept}",
                "{'Fn::Sub': ['${Name} of ${Queue.Arn}', {'Name': {'Ref': 'AWS::StackName'}}]} | shop of queue-arn",
                "{'Fn::Select': [1, {'Fn::Split': ['-', {'Ref': 'Queue'}]}]} | url",
                "{'Fn::Select': ['0', ['first', 'second']]} | first",
                "{'Fn::Join': ['', {'Fn::Split': ['-', 'a-b-']}]} | ab",
                "{'Fn::If': ['IsHere', {'Ref': 'Queue'}, 'no']} | queue-url",
                "{'Fn::If': ['IsAbroad', 'yes', {'Ref': 'Queue'}]} | queue-url"
            })
    void functionsAreComputed(String value, String expected) {
        assertThat(resolved(value)).isEqualTo(expected);
    }

    @Test
    void everythingElseKeepsItsShape() {
        assertThat(resolved("{'On': true, 'Count': 5, 'List': [{'Ref': 'Queue'}, {'Ref': 'AWS::NoValue'}],"
                        + " 'None': {'Ref': 'AWS::NoValue'}, 'Ref': 'x'}"))
                .isEqualTo(Map.of("On", true, "Count", 5, "List", List.of("queue-url"), "Ref", "x"));
    }

    @Test
    void functionsThatItDoesNotKnowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolved("{'Fn::Cidr': ['10.0.0.0/24', 2]}"))
                .withMessageContaining("Fn::Cidr");
    }

    private static Object resolved(String value) {
        Template template = parsed("{'Parameters': {'BootstrapVersion': {'Type': 'AWS::SSM::Parameter::Value<String>',"
                + " 'Default': '/cdk-bootstrap/hnb659fds/version'}}, 'Conditions': {"
                + "'IsHere': {'Fn::Or': [{'Fn::Equals': [1, 2]}, {'Fn::Equals': [{'Ref': 'AWS::Region'}, 'eu-west-1']}]},"
                + "'IsAbroad': {'Fn::Equals': [{'Ref': 'AWS::Region'}, 'us-east-1']}}, 'Resources': {'Queue': {'Type': 'AWS::SQS::Queue'},"
                + " 'User': {'Type': 'A::B::C', 'Properties': {'Value': " + value + "}}}}");
        StackResource queue =
                new StackResource(template.resource("Queue"), "queue-url", Map.of(), Map.of("Arn", "queue-arn"));
        Resolver resolver = new Resolver(StackArn.parse(TestingStack.ID), template, id -> Optional.of(queue));
        return resolver.properties(template.resource("User")).get("Value");
    }
}
