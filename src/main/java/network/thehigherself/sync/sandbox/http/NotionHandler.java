package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.SandboxClock;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The one door of the sandbox: its own controls, the API as people use it, and the API with its
 * log, limits and faults.
 */
public final class NotionHandler extends Handler.Abstract {

  private static final String CONTROLS = "/_sandbox";

  private final NotionApi api;
  private final Tokens tokens;
  private final SandboxClock clock;
  private final RequestLog log;
  private final Limits limits;
  private final Faults faults;
  private final Function<RawRequest, Answer> controls;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A door to the API; {@code controls} answers whatever begins with {@code /_sandbox}. */
  public NotionHandler(
      NotionApi api,
      Tokens tokens,
      SandboxClock clock,
      RequestLog log,
      Limits limits,
      Faults faults,
      Function<RawRequest, Answer> controls) {
    this.api = api;
    this.tokens = tokens;
    this.clock = clock;
    this.log = log;
    this.limits = limits;
    this.faults = faults;
    this.controls = controls;
  }

  /** Lets connections that hang on purpose end at once. */
  public void endWaiting() {
    closing.countDown();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    RawRequest raw = read(request);
    Wire wire = new Wire(request, response, callback);
    if (raw.path().startsWith(CONTROLS)) {
      wire.send(controls.apply(raw), clock.now());
    } else if (tokens.isPerson(raw.authorization())) {
      wire.send(api.answer(raw), clock.now());
    } else {
      disturbed(raw, wire);
    }
    return true;
  }

  private void disturbed(RawRequest raw, Wire wire) throws InterruptedException {
    Instant at = clock.now();
    int wait = limits.take();
    Fault fault = wait > 0 ? null : faults.next(raw.method(), raw.path());
    Answer answer = wait > 0 ? Limits.tooMany(wait) : answer(raw, fault);
    boolean silent =
        fault != null
            && (fault.action() == Fault.Action.RESET || fault.action() == Fault.Action.HANG);
    log.add(
        new RequestLog.Entry(
            at,
            api.kind(raw),
            raw.path(),
            silent ? 0 : answer.status(),
            fault == null ? "" : fault.name(),
            wait == 0 && (fault == null || fault.carriedOut()),
            raw.method().equals("PATCH") ? raw.body() : ""));
    if (silent) {
      if (fault.action() == Fault.Action.HANG) {
        // Ends early when the sandbox closes; either way the connection ends without an answer.
        closing.await(fault.open().toMillis(), TimeUnit.MILLISECONDS);
      }
      wire.reset();
    } else if (fault != null && fault.action() == Fault.Action.HALF) {
      wire.sendHalf(answer, clock.now());
    } else {
      wire.send(answer, clock.now());
    }
  }

  /** The true answer, or the one that the fault puts in its place. */
  private Answer answer(RawRequest raw, Fault fault) {
    if (fault == null) {
      return api.answer(raw);
    }
    Answer truth = fault.carriedOut() ? api.answer(raw) : null;
    return switch (fault.action()) {
      case HTML -> Answer.html(fault.status());
      case HALF -> truth;
      case SAVED -> saved(truth);
      case WRONG -> Answer.ok(Json.object());
      case BLOCKED -> blocked();
      case ERROR, RESET, HANG ->
          Answer.error(
              new Refusal(fault.status(), fault.code(), fault.message(), null), fault.retryAfter());
    };
  }

  private static Answer saved(Answer truth) {
    ObjectNode data = Json.object();
    data.putArray("retry_guidance").add("The change was already saved. Do not repeat the write.");
    if (truth.status() == 200) {
      data.set("committed_resource_id", Json.parse(truth.body()).path("id"));
    }
    return Answer.error(
        new Refusal(
            503,
            "service_unavailable",
            "The request took too long, but the change was already saved.",
            data),
        null);
  }

  private static Answer blocked() {
    return Answer.error(
        new Refusal(
            429,
            "rate_limited",
            "This connection has been blocked.",
            Json.object().put("rate_limit_reason", "public_api_request_blocked")),
        null);
  }

  private static RawRequest read(Request request) throws IOException {
    String body;
    try (InputStream stream = Content.Source.asInputStream(request)) {
      body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return new RawRequest(
        request.getMethod(),
        request.getHttpURI().getPath(),
        request.getHttpURI().getQuery(),
        request.getHeaders().get("Authorization"),
        request.getHeaders().get("Notion-Version"),
        body,
        "http://127.0.0.1:" + Request.getLocalPort(request));
  }
}
