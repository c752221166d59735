package network.thehigherself.sync.chaos;

/** Somebody who does one thing after the other, on one side. */
public interface Worker {
  /** Does the next thing. */
  void act() throws InterruptedException;
}
