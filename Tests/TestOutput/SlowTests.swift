import Foundation

/// Whether tests run that take long, or judge by confidence intervals: the slow suites, in release.
package let runsSlowTests = ProcessInfo.processInfo.environment["HOTLINE_SLOW_TESTS"] == "1"
