package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

  @ParameterizedTest
  @CsvSource({
    "POST /v1/data_sources/a/query, QUERY",
    "GET /v1/pages/a, PAGE",
    "POST /v1/pages, CREATE",
    "PATCH /v1/pages/a, UPDATE",
    "GET /v1/pages/a/properties/b, PROPERTY",
    "GET /v1/databases/a, SCHEMA",
    "GET /v1/data_sources/a, SCHEMA",
    "PATCH /v1/data_sources/a, OTHER",
    "POST /v1/pages/a/move, OTHER",
    "GET /v1/users/me, OTHER",
    "POST /v1/search, OTHER"
  })
  void everyRequestHasItsKind(String sent, Kind kind) {
    Requests requests = new Requests();
    requests.count(sent);
    assertThat(requests.soFar().of(kind)).isEqualTo(1);
    assertThat(requests.soFar().total()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/pages/a, true",
    "PATCH /v1/pages/a, true",
    "POST /v1/data_sources/a/query, true",
    "POST /v1/search, true",
    "POST /v1/pages, false",
    "POST /v1/databases, false",
    "POST /v1/pages/a/move, false"
  })
  void aPostThatMakesSomethingMustNotBeRepeated(String sent, boolean safe) {
    assertThat(Request.of(sent).isSafeToRepeat()).isEqualTo(safe);
  }

  @Test
  void aRunCanSayWhatItAskedItself() {
    Requests requests = new Requests();
    requests.count("GET /v1/pages/a");
    Requests.Count mark = requests.soFar();
    requests.count("GET /v1/pages/a");
    requests.count("POST /v1/pages");
    Requests.Count run = requests.soFar().since(mark);
    assertThat(run.of(Kind.PAGE)).isEqualTo(1);
    assertThat(run.of(Kind.CREATE)).isEqualTo(1);
    assertThat(run.total()).isEqualTo(2);
  }
}
