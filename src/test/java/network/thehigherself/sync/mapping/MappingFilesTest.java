package network.thehigherself.sync.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFilesTest {
  @TempDir Path home;
  @TempDir Path elsewhere;
  private Path beside;

  @BeforeEach
  void makeFolder() throws IOException {
    beside = Files.createDirectory(home.resolve("mappings"));
  }

  @Test
  void aFileBesideTheJarWinsOverTheSameFileInsideIt() throws IOException {
    Files.writeString(beside.resolve("tasks.yaml"), "ours");
    Files.writeString(beside.resolve("another.yaml"), "new");

    try (URLClassLoader jar = jarOf("mappings/tasks.yaml", "mappings/contacts.yaml")) {
      assertThat(MappingFiles.find(home, jar))
          .containsExactly(
              new MappingFile("mappings/another.yaml", "new"),
              new MappingFile("classpath:mappings/contacts.yaml", "in the jar"),
              new MappingFile("mappings/tasks.yaml", "ours"));
    }
  }

  @Test
  void aJarNeedNotListItsFolders() throws IOException {
    try (URLClassLoader jar = jarOf("mappings/tasks.yaml", "routes/tasks.camel.yaml")) {
      assertThat(MappingFiles.find(home, jar))
          .extracting(MappingFile::path)
          .containsExactly("classpath:mappings/tasks.yaml");
    }
  }

  @Test
  void classesInAFolderServeAsWell() {
    assertThat(MappingFiles.find(elsewhere))
        .extracting(MappingFile::path)
        .contains("classpath:mappings/tasks.yaml");
  }

  @Test
  void onlyMappingFilesAreRead() throws IOException {
    Files.writeString(beside.resolve("README.md"), "# Mappings");
    Files.writeString(beside.resolve("tasks.yaml.swp"), "an editor's");

    try (URLClassLoader jar = jarOf()) {
      assertThat(MappingFiles.find(home, jar)).isEmpty();
    }
  }

  @Test
  void aWrongEndingIsNotPassedBy() throws IOException {
    Files.writeString(beside.resolve("tasks.yml"), Examples.mapping("tasks").text());

    try (URLClassLoader jar = jarOf()) {
      List<MappingFile> files = MappingFiles.find(home, jar);
      assertThatThrownBy(() -> Mappings.load(files)).hasMessageStartingWith("mappings/tasks.yml:1");
    }
  }

  @Test
  void twoEndingsAreTwoFiles() throws IOException {
    Files.writeString(beside.resolve("tasks.yml"), "one");
    Files.writeString(beside.resolve("tasks.yaml"), "another");

    try (URLClassLoader jar = jarOf()) {
      assertThat(MappingFiles.find(home, jar))
          .extracting(MappingFile::text)
          .containsExactly("another", "one");
    }
  }

  @Test
  void whatCannotBeReadIsAFault() throws IOException {
    Files.createDirectory(beside.resolve("tasks.yaml"));

    assertThatThrownBy(() -> MappingFiles.find(home))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "mappings/tasks.yaml:1: cannot be read (IOException);"
                + " make it a file that this user may read");
  }

  /** A jar without entries for its folders, with the schema and these files. */
  private URLClassLoader jarOf(String... names) throws IOException {
    Path jar = elsewhere.resolve("some where.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry("mappings/mapping.schema.json"));
      for (String name : names) {
        entries.putNextEntry(new JarEntry(name));
        entries.write("in the jar".getBytes(UTF_8));
      }
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }
}
