package network.thehigherself.sync.line.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.notion.Answer;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;

/** Notion as the checks see it: each question is asked once. */
public final class NotionSide {
  private final boolean hasToken;
  private final Optional<Notion> notion;
  private final Once<Us> us = new Once<>(this::ask);
  private final Map<String, Once<DataSource>> sources = new HashMap<>();

  /**
   * @param hasToken whether one is set
   * @param notion the way to Notion; empty without a token, or where settings or routes are broken
   */
  public NotionSide(boolean hasToken, Optional<Notion> notion) {
    this.hasToken = hasToken;
    this.notion = notion;
  }

  /**
   * What Notion says of us.
   *
   * @param name the integration's name
   * @param ahead how far Notion's clock is ahead of ours
   */
  record Us(String name, Duration ahead) {}

  boolean hasToken() {
    return hasToken;
  }

  /**
   * Who we are there, for the check that is about the token.
   *
   * @throws NotionException where Notion does not answer or refuses the token
   */
  Us us() {
    return us.get();
  }

  private Us ask() {
    Answer answer =
        notion
            .orElseThrow(() -> new NotLookedAtException("settings and routes come first"))
            .call("GET", "/v1/users/me", null, null);
    return new Us(
        answer.json().path("name").asText(), Duration.between(Instant.now(), answer.answeredAt()));
  }

  /** The way to Notion, for all other checks. */
  Notion notion() {
    try {
      if (hasToken()) {
        us();
        return notion.orElseThrow();
      }
    } catch (NotionException trouble) {
      // The check of the token tells of it.
    }
    throw new NotLookedAtException("Notion and the token come first");
  }

  /**
   * The data source behind an id.
   *
   * @throws NotionException where it is not shared, or no database
   */
  DataSource find(String id) {
    Notion way = notion();
    return sources.computeIfAbsent(id, asked -> new Once<>(() -> way.find(asked))).get();
  }
}
