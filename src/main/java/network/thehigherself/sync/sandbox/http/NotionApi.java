package network.thehigherself.sync.sandbox.http;

import java.util.Optional;
import network.thehigherself.sync.sandbox.query.Sessions;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Notion's API without the network: a request goes in, an answer comes out. */
public final class NotionApi {

  private final Workspace workspace;
  private final Tokens tokens;
  private final Router router = new Router();

  /** The API of the given workspace; a query hands out at most {@code cap} rows. */
  public NotionApi(Workspace workspace, Tokens tokens, int cap) {
    this.workspace = workspace;
    this.tokens = tokens;
    Sessions sessions = new Sessions(cap);
    UserEndpoints users = new UserEndpoints(workspace);
    DatabaseEndpoints databases = new DatabaseEndpoints(workspace);
    DataSourceEndpoints sources = new DataSourceEndpoints(workspace);
    PageEndpoints pages = new PageEndpoints(workspace);
    router
        .add("GET /v1/users", users::list)
        .add("GET /v1/users/me", users::me)
        .add("GET /v1/users/{id}", users::retrieve)
        .add("POST /v1/search", new SearchEndpoint(workspace, sessions)::search)
        .add("POST /v1/databases", databases::create)
        .add("GET /v1/databases/{id}", databases::retrieve)
        .add("PATCH /v1/databases/{id}", databases::update)
        .add("POST /v1/data_sources", sources::create)
        .add("GET /v1/data_sources/{id}", sources::retrieve)
        .add("PATCH /v1/data_sources/{id}", sources::update)
        .add("POST /v1/data_sources/{id}/query", new QueryEndpoint(workspace, sessions)::query)
        .add("GET /v1/blocks/{id}/children", new BlockEndpoints(workspace)::children)
        .add("POST /v1/pages", pages::create)
        .add("GET /v1/pages/{id}", pages::retrieve)
        .add("PATCH /v1/pages/{id}", pages::update)
        .add("POST /v1/pages/{id}/move", pages::move)
        .add(
            "GET /v1/pages/{id}/properties/{property_id}",
            new PropertyItemEndpoint(workspace)::retrieve);
  }

  /**
   * What the request log counts a request by: method and path with placeholders, or {@code
   * unknown}.
   */
  String kind(RawRequest request) {
    return router.find(request.method(), request.path()).map(Router.Match::kind).orElse("unknown");
  }

  /** Carries out a request while nobody else does. */
  Answer answer(RawRequest request) {
    return workspace.exclusively(
        () -> {
          try {
            return carryOut(request);
          } catch (Refusal refusal) {
            return Answer.error(refusal, null);
          }
        });
  }

  private Answer carryOut(RawRequest request) {
    User caller = tokens.caller(request.authorization());
    Optional<Router.Match> match = router.find(request.method(), request.path());
    if (match.isEmpty()) {
      throw new Refusal(400, "invalid_request_url", "Invalid request URL.", null);
    }
    Version version = Version.of(request.version());
    Call call =
        new Call(
            caller,
            version,
            match.get().path(),
            request.query(),
            Bodies.read(request.body(), version),
            request.baseUrl());
    return Answer.ok(match.get().endpoint().answer(call));
  }
}
