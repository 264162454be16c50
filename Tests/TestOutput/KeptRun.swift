package import Foundation

/// A test run whose files and outputs stay, so that they can be looked through when it is over.
package enum KeptRun {
  /// Where everything of this run is put and stays: `HOTLINE_TEST_RUN`, set by the CI script.
  package static let folder: URL? = ProcessInfo.processInfo.environment["HOTLINE_TEST_RUN"]
    .map { URL(fileURLWithPath: $0) }

  /// The name of a file beside a test's folder that lists what in the folder is in clear on purpose.
  package static let listSuffix = ".in-clear"
  /// How the name of a file begins that holds what a command wrote in clear on purpose.
  package static let clearPrefix = "in-clear-"

  /// A name that no other file of the run has; short, as sockets with long paths can't be.
  static func uniqueName(_ start: String) -> String {
    start + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }
}
