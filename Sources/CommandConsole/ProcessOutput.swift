package import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import Synchronization

/// Standard output and error of this process, which may be closed, full or broken.
///
/// What can't be written to the one is told on the other, so that a result is not lost: a command may
/// have paid money by then.
package final class ProcessOutput: Sendable {
  /// Why standard output can't be written any more, as the operating system says.
  private let failure = Mutex<Int32?>(nil)

  /// So much of a result is told on standard error; more of it would only drown the message.
  private static let mostTold = 4_096

  package init() {
    // A reader that is gone is an error of the write then, and no end of the process.
    signal(SIGPIPE, SIG_IGN)
    Self.occupyClosed()
  }

  /// Takes the places of closed standard streams, so that no file or connection that is opened later
  /// gets one, and what is meant for people ends in it; reading and writing still fail.
  private static func occupyClosed() {
    for file in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(file, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes to standard output; what can't be written goes to standard error.
  package func write(_ text: String) {
    failure.withLock { failure in
      var rest = Array(text.utf8)[...]
      if failure == nil { failure = Self.write(&rest, to: STDOUT_FILENO) }
      guard failure != nil, rest.count <= Self.mostTold else { return }
      // Where both are gone there is nobody left to tell.
      _ = Self.write(&rest, to: STDERR_FILENO)
    }
  }

  /// Writes to standard error.
  package func writeError(_ text: String) {
    var rest = Array(text.utf8)[...]
    _ = Self.write(&rest, to: STDERR_FILENO)
  }

  /// The status of the process: that of the command, unless its result could not be written.
  package func end(_ status: ExitStatus, telling console: Console) -> ExitStatus {
    // Who was told what is wrong with the command needs nothing more.
    guard status != .unusable, let failure = failure.withLock({ $0 }) else { return status }
    let why = unsafe String(cString: strerror(failure))
    console.tell(
      Wording(
        zh: "结果无法写入标准输出（\(why)）；命令已经执行",
        en: "the result can't be written to standard output (\(why)); the command was carried out"),
      as: Diagnostic.Severity.error.wording)
    return .unusable
  }

  /// Writes all of it, or as much as can be.
  /// - Returns: the error, if there was one; `bytes` is what is left then.
  private static func write(_ bytes: inout ArraySlice<UInt8>, to file: Int32) -> Int32? {
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Foundation.write(file, $0.baseAddress, $0.count)
      }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EAGAIN {
        // Somebody made the file non-blocking: wait until it takes more.
        var poll = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = unsafe Foundation.poll(&poll, 1, 1_000)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
