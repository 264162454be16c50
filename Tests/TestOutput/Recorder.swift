import Foundation
import Synchronization

/// What a command writes, in order; in a kept run it becomes a file.
package final class Recorder: Sendable {
  private let written = Mutex("")
  private let isInClear = Mutex(false)

  package init() {}

  deinit {
    guard let folder = KeptRun.folder, !text.isEmpty else { return }
    let name = KeptRun.uniqueName(isInClear.withLock(\.self) ? KeptRun.clearPrefix : "written-")
    // A run that can't be kept fails as a whole: nobody may take it for one without findings.
    do { try Data(text.utf8).write(to: folder.appending(path: name)) } catch {
      preconditionFailure("HOTLINE_TEST_RUN must be writable: \(error)")
    }
  }

  package var text: String { written.withLock { $0 } }

  @Sendable package func append(_ text: String) { written.withLock { $0 += text } }

  /// Says that the command showed people in clear as it was asked to: after an audited reveal, or in
  /// fixtures of invented callers.
  package func declareClear() { isInClear.withLock { $0 = true } }
}
