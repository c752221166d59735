package network.thehigherself.sync.line;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.listeners.JobListenerSupport;

/**
 * Fires a route's own Quartz job out of turn and waits for that firing, so that every step that a
 * team added to the route runs, and never beside a scheduled firing of the same route.
 */
public final class RunNow extends JobListenerSupport {
  /** The key of the run's id in the job's data, see {@link RunOptions}. */
  public static final String RUN = "run";

  private static final String FIRING = "firing";

  private final CamelContext camel;
  private final Map<String, CompletableFuture<Void>> firings = new ConcurrentHashMap<>();

  public RunNow(CamelContext camel) throws SchedulerException {
    this.camel = camel;
    scheduler().getListenerManager().addJobListener(this);
  }

  /**
   * Fires the route once.
   *
   * @return completes when that firing has gone through the whole route; exceptionally where the
   *     route failed
   * @throws IllegalStateException where the route is not started, because Quartz would then report
   *     success and do nothing
   */
  public CompletableFuture<Void> fire(String routeId, UUID run) throws SchedulerException {
    if (!isStarted(routeId)) {
      throw new IllegalStateException("route " + routeId + " is not started");
    }
    Route route = camel.getRoute(routeId);
    QuartzEndpoint endpoint = (QuartzEndpoint) route.getEndpoint();
    JobKey job = scheduler().getTrigger(endpoint.getTriggerKey()).getJobKey();
    String firing = UUID.randomUUID().toString();
    CompletableFuture<Void> done = new CompletableFuture<>();
    firings.put(firing, done);
    scheduler().triggerJob(job, new JobDataMap(Map.of(RUN, run.toString(), FIRING, firing)));
    return done;
  }

  /** Whether the route takes firings: it exists and is neither stopped nor paused. */
  public boolean isStarted(String routeId) {
    return camel.getRoute(routeId) != null
        && camel.getRouteController().getRouteStatus(routeId).isStarted();
  }

  /**
   * Starts the scheduler so that only {@link #fire} makes it work: no schedule fires. Call it when
   * the context was started with {@code camel.component.quartz.auto-start-scheduler=false}.
   */
  public void startWithoutSchedules() throws SchedulerException {
    for (Route route : camel.getRoutes()) {
      if (route.getEndpoint() instanceof QuartzEndpoint endpoint) {
        scheduler().pauseTrigger(endpoint.getTriggerKey());
      }
    }
    scheduler().start();
  }

  @Override
  public String getName() {
    return "run-now";
  }

  @Override
  public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
    String firing = context.getTrigger().getJobDataMap().getString(FIRING);
    CompletableFuture<Void> done = firing == null ? null : firings.remove(firing);
    if (done == null) {
      return;
    }
    if (failure == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  private Scheduler scheduler() {
    return camel.getComponent("quartz", QuartzComponent.class).getScheduler();
  }
}
