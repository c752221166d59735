package network.thehigherself.sync.scenario;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** What the program and Camel log from now on, also at debug. */
public final class Logs implements AutoCloseable {
  private static final String OURS = "network.thehigherself.sync";

  private final StringWriter text = new StringWriter();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Level before = context.getLogger(OURS).getLevel();
  private final WriterAppender appender =
      WriterAppender.createAppender(
          PatternLayout.newBuilder().setPattern("%c %p %m%n%xEx").build(),
          null,
          text,
          "captured",
          false,
          true);

  private Logs() {
    appender.start();
    context.getConfiguration().getRootLogger().addAppender(appender, Level.DEBUG, null);
    Configurator.setLevel(OURS, Level.DEBUG);
  }

  public static Logs capture() {
    return new Logs();
  }

  public String text() {
    return text.toString();
  }

  @Override
  public void close() {
    Configurator.setLevel(OURS, before);
    context.getConfiguration().getRootLogger().removeAppender("captured");
    appender.stop();
  }
}
