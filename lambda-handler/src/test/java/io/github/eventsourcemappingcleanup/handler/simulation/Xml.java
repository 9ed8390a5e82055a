package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** Results as CloudFormation's API gives them. */
public final class Xml {
    private Xml() {}

    /** @param nextToken empty on the last page */
    static XmlElement page(String list, List<Map<String, String>> members, String nextToken) {
        XmlElement.Builder result = XmlElement.builder().addChildElement(listOf(list, members));
        return (nextToken.isEmpty() ? result : result.addChildElement(text("NextToken", nextToken))).build();
    }

    public static XmlElement result(String list, Map<String, String> member) {
        return page(list, List.of(member), "");
    }

    static XmlElement result(String name, String text) {
        return XmlElement.builder().addChildElement(text(name, text)).build();
    }

    private static XmlElement listOf(String name, List<Map<String, String>> members) {
        XmlElement.Builder list = XmlElement.builder().elementName(name);
        for (Map<String, String> fields : members) {
            XmlElement.Builder member = XmlElement.builder().elementName("member");
            fields.forEach((field, text) -> member.addChildElement(text(field, text)));
            list.addChildElement(member.build());
        }
        return list.build();
    }

    private static XmlElement text(String name, String text) {
        return XmlElement.builder().elementName(name).textContent(text).build();
    }
}
