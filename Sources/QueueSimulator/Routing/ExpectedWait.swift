/// How long a call that joins a queue is likely to wait: (calls ahead + 1) × mean handling / agents.
///
/// Behind busy agents a call waits for those ahead to be taken and once more for an agent to be free;
/// exact for exponential times (the queue-length estimator of Ibrahim, Whitt, "Real-time delay
/// estimation based on delay history", 2009). Shared by the simulated and the live centre, so that both offer callbacks to the same callers.
package enum ExpectedWait {
  /// - Parameters:
  ///   - ahead: the calls that will be served before it.
  ///   - meanHandling: in seconds.
  ///   - working: how many agents work for the queue, busy or not.
  /// - Returns: seconds; infinite if nobody works for the queue.
  package static func seconds(ahead: Int, meanHandling: Double, working: Int) -> Double {
    working > 0 ? Double(ahead + 1) * meanHandling / Double(working) : .infinity
  }

  /// Whether the calls of a waiting list are ahead of a live call that joins the same queue.
  package static func isAhead(priority: Int, isCallback: Bool, of joining: Int) -> Bool {
    isCallback ? priority > joining : priority >= joining
  }

  /// Whether a caller who must wait is offered to be called back instead.
  /// - Parameters:
  ///   - threshold: in seconds; 0 makes the offer to all who must wait.
  ///   - seconds: the expected wait, asked for only if it matters.
  package static func callsForCallback(
    beyond threshold: Double, _ seconds: @autoclosure () -> Double
  ) -> Bool {
    threshold <= 0 || seconds() > threshold
  }
}
