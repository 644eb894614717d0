package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a spreadsheet must not run. */
class CsvTest {
    @Test
    void putsAnApostropheBeforeFormulas() {
        Csv csv = new Csv();
        csv.text("=1+1")
                .text("  @x")
                .text("-2")
                .text("\uff1dHYPERLINK()")
                .text("tea, \"green\"")
                .number(-5)
                .endLine();
        assertThat(csv.toString()).isEqualTo("'=1+1,'  @x,'-2,'\uff1dHYPERLINK(),\"tea, \"\"green\"\"\",-5\r\n");
    }
}
