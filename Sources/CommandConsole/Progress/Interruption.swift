internal import Dispatch
internal import Foundation
package import ParallelWork

/// Turns Ctrl-C into a request to stop and show what there is.
package enum Interruption {
  /// Runs work that ends early when `stop` is raised by the interrupt signal.
  ///
  /// A second Ctrl-C ends the program at once, as ever.
  /// - Throws: what the work throws.
  package static func watching<Result, Failure>(
    _ work: (StopSignal) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let stop = StopSignal()
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      stop.raise()
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
    defer {
      source.cancel()
      signal(SIGINT, SIG_DFL)
    }
    return try work(stop)
  }
}
