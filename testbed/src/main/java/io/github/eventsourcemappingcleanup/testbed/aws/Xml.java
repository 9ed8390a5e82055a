package io.github.eventsourcemappingcleanup.testbed.aws;

final class Xml {

    private Xml() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
