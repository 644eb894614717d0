package io.drumroll.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pictures for products that have none. */
class DrawnImageTest {
    @Test
    void drawsTheSameAgainInAnyLanguage() {
        String drawn = DrawnImage.svg("kitchen", "Clay teapot");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(DrawnImage.svg("kitchen", "Clay teapot")).isEqualTo(drawn);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(DrawnImage.svg("kitchen", "Clay cup")).isNotEqualTo(drawn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Clay teapot",
                "茶壶",
                "</text><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "&lt; %s %1$s ]]>",
                "\u0000\ud800\uffff",
                "",
                "👩‍👩‍👧‍👦"
            })
    void isAlwaysOneDocumentWithTheNameAsText(String name)
            throws ParserConfigurationException, IOException, SAXException {
        String svg = DrawnImage.svg(name, name);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().hasAttribute("onload")).isFalse();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(name.replaceAll("[\u0000\ud800\uffff]", "\ufffd"));
    }

    @Test
    void takesInitialsOfWordsAndOneChineseCharacter() {
        assertThat(DrawnImage.initials("clay teapot, large")).isEqualTo("CT");
        assertThat(DrawnImage.initials("l'été")).isEqualTo("L");
        assertThat(DrawnImage.initials("茶壶")).isEqualTo("茶");
        assertThat(DrawnImage.initials("***")).isEqualTo("·");
    }
}
