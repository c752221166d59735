package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Mappings MAPPINGS =
      Mappings.load(
          List.of(
              Examples.mapping(
                  "tasks",
                  "due: {property: Due, type: date, sql: date}",
                  Examples.relation("parent_id", "tasks", "one"),
                  Examples.relation("contact_id", "contacts", "one"),
                  Examples.relation("subtasks", "tasks", "many"),
                  Examples.relation("watchers", "contacts", "many")),
              new MappingFile(
                  "mappings/contacts.yaml",
                  Examples.mapping("contacts")
                      .text()
                      .replace("table: contacts", "table: people"))));

  private static final Table TASKS = Table.of(MAPPINGS.get("tasks").orElseThrow(), MAPPINGS);

  @Test
  void fiveFixedColumnsComeBeforeTheFieldsInTheirOrder() {
    assertThat(TASKS.name()).isEqualTo("tasks");
    assertThat(TASKS.columns())
        .containsExactly(
            new Column("id", "uuid", null),
            new Column("notion_page_id", "text", null),
            new Column("created_at", "timestamptz", null),
            new Column("updated_at", "timestamptz", null),
            new Column("deleted_at", "timestamptz", null),
            new Column("name", "text", null),
            new Column("due", "date", null),
            new Column("parent_id", "uuid", "tasks"),
            new Column("contact_id", "uuid", "people"));
  }

  @Test
  void aRelationToManyIsAJoinTableNamedAfterTableAndField() {
    assertThat(TASKS.joins())
        .contains(
            new JoinTable(
                "tasks__watchers",
                "watchers",
                new Column("tasks_id", "uuid", "tasks"),
                new Column("people_id", "uuid", "people"),
                false));
  }

  @Test
  void aTableThatRefersToItselfCallsTheOtherRowTarget() {
    assertThat(TASKS.joins())
        .contains(
            new JoinTable(
                "tasks__subtasks",
                "subtasks",
                new Column("tasks_id", "uuid", "tasks"),
                new Column("target_id", "uuid", "tasks"),
                false));
  }

  @Test
  void twoInverseFieldsSeeOneJoinTableFromItsTwoEnds() {
    Mappings mappings =
        Mappings.load(
            Stream.of("authors", "books", "smallest")
                .flatMap(
                    name ->
                        Examples.read(Examples.FOLDER.resolve("valid/" + name + ".yaml")).stream())
                .toList());
    Column author = new Column("authors_id", "uuid", "authors");
    Column book = new Column("books_id", "uuid", "books");
    Column target = new Column("target_id", "uuid", "books");
    Table authors = Table.of(mappings.get("authors").orElseThrow(), mappings);
    Table books = Table.of(mappings.get("books").orElseThrow(), mappings);

    assertThat(authors.joins())
        .containsExactly(new JoinTable("authors__books", "books", author, book, false));
    assertThat(books.joins())
        .containsExactly(
            new JoinTable("authors__books", "written_by", book, author, true),
            new JoinTable("books__sequels", "sequels", book, target, false),
            new JoinTable("books__sequels", "prequels", target, book, true));
    assertThat(books.ownJoins()).extracting(JoinTable::field).containsExactly("sequels");
  }

  @Test
  void aTableWithoutManyHasNoJoinTables() {
    assertThat(Table.of(MAPPINGS.get("contacts").orElseThrow(), MAPPINGS).joins()).isEmpty();
  }
}
