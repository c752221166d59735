package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and the certificate that it gave a server, made by the JDK's keytool. */
final class Certificates {
  private static final String PASSWORD = "changeit";

  /** The certificate of the authority. */
  final Path authority;

  /** The certificate of the server. */
  final Path server;

  /** The key of the server. */
  final Path key;

  private final Path store;

  /**
   * @param folder an empty one
   * @param host the only name that the certificate is for
   */
  Certificates(Path folder, String host) throws Exception {
    store = folder.resolve("store.p12");
    authority = folder.resolve("authority.crt");
    server = folder.resolve("server.crt");
    key = folder.resolve("server.key");
    Path request = folder.resolve("server.csr");
    pair("authority", "-ext", "bc:c");
    pair("server");
    keytool("-exportcert", "-alias", "authority", "-rfc", "-file", authority.toString());
    keytool("-certreq", "-alias", "server", "-file", request.toString());
    keytool(
        "-gencert",
        "-alias",
        "authority",
        "-rfc",
        "-ext",
        "san=dns:" + host,
        "-infile",
        request.toString(),
        "-outfile",
        server.toString());
    writeKey();
  }

  private void pair(String alias, String... more) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias));
    options.addAll(List.of(more));
    keytool(options.toArray(String[]::new));
  }

  private void keytool(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  /** PostgreSQL takes a key that nobody else may read only. */
  private void writeKey() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Key secret = keys.getKey("server", PASSWORD.toCharArray());
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
  }
}
