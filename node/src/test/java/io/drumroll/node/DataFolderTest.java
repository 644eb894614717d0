package io.drumroll.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final int KEYS = 1_024;

    @TempDir
    private Path dir;

    @Test
    void marksANewFolderWithItsFormat() throws IOException {
        DataFolder.open(dir, KEYS).close();
        assertThat(dir.resolve("FORMAT")).hasContent("drumroll 2\nkeys 1024\n");
        DataFolder.open(dir, KEYS).close();
    }

    @Test
    void refusesAFolderOfFormat1AndSaysWhatToDo() throws IOException {
        Path format = Files.writeString(dir.resolve("FORMAT"), "drumroll 1\nkeys 1024\n");
        assertThatThrownBy(() -> DataFolder.open(dir, KEYS))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("is of format 1")
                .hasMessageContaining("reads and writes format 2")
                .hasMessageContaining("keep the folder for the version that wrote it")
                .hasMessageContaining("begin a new one with --data");
        assertThat(format).hasContent("drumroll 1\nkeys 1024\n");
    }

    @Test
    void refusesAFolderWithAnotherWindowOfKeysAndADamagedOne() throws IOException {
        for (String found : new String[] {"drumroll 2\nkeys 2048\n", "drumroll 2\n", "", "drumroll x\nkeys 1024\n"}) {
            Path format = Files.writeString(dir.resolve("FORMAT"), found);
            assertThatThrownBy(() -> DataFolder.open(dir, KEYS))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining(format.toString())
                    .hasMessageContaining("'drumroll 2 keys 1024' is expected");
        }
    }

    @Test
    void canBeOpenedOnceItIsWholeAgain() throws IOException {
        Files.writeString(dir.resolve("FORMAT"), "drumroll 1\nkeys 1024\n");
        assertThatThrownBy(() -> DataFolder.open(dir, KEYS)).isInstanceOf(NodeException.class);
        Files.delete(dir.resolve("FORMAT"));
        DataFolder.open(dir, KEYS).close();
        assertThat(dir.resolve("FORMAT")).exists();
    }
}
