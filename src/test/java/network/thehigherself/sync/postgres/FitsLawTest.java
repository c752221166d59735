package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionDate;

class FitsLawTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<Field> COLUMNS =
      TestDatabase.jobs().fields().stream().filter(field -> !field.isRelation()).toList();

  /** Two values that a property of this field may hold. */
  record Sample(Field field, Value one, Value other) {}

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.of(COLUMNS)
        .flatMap(
            field ->
                Combinators.combine(Samples.page(field.sql()), Samples.page(field.sql()))
                    .as((one, other) -> new Sample(field, one, other)));
  }

  @Property
  void whatAColumnKeepsItKeeps(@ForAll("samples") Sample sample) {
    Fit fit = Fits.of(sample.field());
    Value kept = fit.narrow(sample.one());
    Assume.that(kept.isKnown());

    assertThat(fit.narrow(kept)).isEqualTo(kept);
  }

  @Property
  void whatIsWrittenToThePageComesBackAsTheRow(@ForAll("samples") Sample sample) {
    Fit fit = Fits.of(sample.field());
    Value row = fit.narrow(sample.one());
    Assume.that(row.isKnown());

    Value page = fit.widen(row, sample.other());
    assertThat(fit.narrow(page)).isIn(row, inMillis(row));
    assertThat(fit.agree(page, row)).isTrue();
  }

  /** Notion's times are no finer. */
  private static Value inMillis(Value row) {
    return row instanceof Value.Scalar scalar && scalar.content() instanceof NotionDate date
        ? Value.of(date.inMillis())
        : row;
  }

  @Property
  void anUnchangedRowLeavesThePageAlone(@ForAll("samples") Sample sample) {
    Fit fit = Fits.of(sample.field());
    Value row = fit.narrow(sample.one());
    Assume.that(row.isKnown());

    assertThat(fit.widen(row, sample.one())).isEqualTo(sample.one());
  }

  @Provide
  Arbitrary<List<Map<String, Value>>> rows() {
    Arbitrary<Map<String, Value>> row =
        Combinators.combine(COLUMNS.stream().map(field -> Samples.page(field.sql())).toList())
            .as(
                values -> {
                  Map<String, Value> kept = new HashMap<>();
                  for (int i = 0; i < values.size(); i++) {
                    Value narrow = Fits.of(COLUMNS.get(i)).narrow(values.get(i));
                    kept.put(COLUMNS.get(i).name(), narrow.isKnown() ? narrow : Value.empty());
                  }
                  return kept;
                });
    return row.list().ofSize(20);
  }

  /** The claim of every column type about itself, held against PostgreSQL. */
  @Property(tries = 60)
  void theServerKeepsExactlyWhatTheColumnTypesSay(@ForAll("rows") List<Map<String, Value>> rows) {
    RowForm form = new RowForm(TestDatabase.jobs());
    ArrayNode written = Json.MAPPER.createArrayNode();
    for (Map<String, Value> row : rows) {
      ObjectNode columns = written.addObject();
      row.forEach((field, value) -> form.write(columns, field, value, null));
    }

    List<Map<String, Value>> read =
        DATABASE
            .postgres
            .sql(
                "select "
                    + form.json()
                    + " as fields from jsonb_populate_recordset(cast(null as public.jobs),"
                    + " cast(:rows as jsonb)) t")
            .param("rows", written.toString())
            .query((row, number) -> form.values(Read.json(row, "fields")))
            .list();

    assertThat(rows).anySatisfy(row -> assertThat(row.get("due").isEmpty()).isFalse());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Value> there = new HashMap<>(read.get(i));
      there.remove("team_id");
      there.remove("parent_id");
      assertThat(there).isEqualTo(rows.get(i));
    }
  }
}
