package network.thehigherself.sync.line.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import network.thehigherself.sync.line.doctor.Finding.State;
import network.thehigherself.sync.postgres.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsCheckTest {
  @ParameterizedTest
  @CsvSource({
    "db.example.org:5432/x?sslmode=verify-full, true, OK, proves who it is",
    "localhost/x, false, OK, on this machine",
    "[::1]:6432/x, false, OK, on this machine",
    "db.example.org/x, true, WARNING, nobody checks who answers (sslmode=prefer)",
    "db.example.org/x?sslmode=require, true, WARNING, nobody checks",
    "localhost.example.org/x?sslmode=disable, false, WARNING, not encrypted"
  })
  void aConnectionOverTheNetworkIsEncryptedAndVerified(
      String rest, boolean isEncrypted, State state, String says) {
    Finding finding = TlsCheck.of(Address.parse("postgres://me:secret@" + rest), isEncrypted);
    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.says()).contains(says).doesNotContain("secret");
  }
}
