package io.driftgate.report.picture;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the few elements that pictures here are made of. Colours are left to the page, by class. Not thread-safe. */
final class Svg {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** @param label what the picture shows, for those who do not see it */
    Svg(double width, double height, String label) {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
            xml.writeAttribute("width", number(width));
            xml.writeAttribute("height", number(height));
            xml.writeAttribute("role", "img");
            xml.writeAttribute("aria-label", label);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    Svg rectangle(double x, double y, double width, double height, String style) {
        return element("rect", "x", x, "y", y, "width", width, "height", height, "class", style, "rx", 3.0);
    }

    Svg text(double x, double y, String content, String style) {
        return write(() -> {
            xml.writeStartElement("text");
            attributes("x", x, "y", y, "class", style);
            xml.writeCharacters(content);
            xml.writeEndElement();
        });
    }

    /** @param path such as {@code M0 0 L1 1} */
    Svg path(String path, String style) {
        return element("path", "d", path, "class", style);
    }

    /** A rectangle with words for those who point at it. */
    Svg bar(double x, double y, double width, double height, String style, String title) {
        return write(() -> {
            xml.writeStartElement("rect");
            attributes("x", x, "y", y, "width", width, "height", height, "class", style);
            xml.writeStartElement("title");
            xml.writeCharacters(title);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The whole picture; nothing can be added any more. */
    String end() {
        write(() -> {
            xml.writeEndElement();
            xml.close();
        });
        return text.toString();
    }

    private Svg element(String name, Object... attributes) {
        return write(() -> {
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    private void attributes(Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            xml.writeAttribute(
                    String.valueOf(namesAndValues[i]),
                    value instanceof Double number ? number(number) : String.valueOf(value));
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private Svg write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
