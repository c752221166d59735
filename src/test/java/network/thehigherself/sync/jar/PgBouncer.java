package network.thehigherself.sync.jar;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PgBouncer in transaction mode: each transaction of a client may meet another one of a few server
 * connections. Nobody needs a password.
 */
final class PgBouncer implements AutoCloseable {
  static final int SERVER_CONNECTIONS = 2;

  private final Process process;
  private final int port;
  private final String user;

  private PgBouncer(Process process, int port, String user) {
    this.process = process;
    this.port = port;
    this.user = user;
  }

  /** The program, where it is installed. */
  static Optional<Path> find() {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one in front of a server.
   *
   * @param folder where its settings and what it says are written
   * @param user who may come through it
   */
  static PgBouncer start(Path program, Path folder, int server, String user) throws IOException {
    int port = freePort();
    Path users = Files.writeString(folder.resolve("users.txt"), "\"%s\" \"\"\n".formatted(user));
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            admin_users = %s
            pool_mode = transaction
            default_pool_size = %d
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(server, port, users, user, SERVER_CONNECTIONS));
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to be root, and must still read its files as somebody else.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pgbouncer.log").toFile())
            .start();
    return new PgBouncer(process, port, user);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The address of a database behind it, as Supabase shows that of its pooler. */
  String url(String database) {
    return "postgres://%s@127.0.0.1:%d/%s".formatted(user, port, database);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
