internal import Dispatch
internal import Foundation
internal import Synchronization

/// Lines that are typed while something else goes on.
///
/// A thread of its own waits for them, because reading a line can't be given a time limit. It ends
/// with the input, or with the process.
final class LineInput: Sendable {
  enum Entry {
    /// Nothing within the time.
    case none
    case line(String)
    /// There will be no more.
    case end
  }

  private let lines = Mutex<[String?]>([])
  private let arrived = DispatchSemaphore(value: 0)

  init(_ readLine: @escaping @Sendable () -> String?) {
    Thread.detachNewThread { [self] in
      var isOpen = true
      while isOpen {
        let line = readLine()
        isOpen = line != nil
        lines.withLock { $0.append(line) }
        arrived.signal()
      }
    }
  }

  /// The next line, waited for at most so long; `nil` waits without limit.
  func next(within limit: Duration?) -> Entry {
    let nanoseconds = limit.map { Int(min($0, .seconds(86_400)) / .nanoseconds(1)) }
    let deadline = nanoseconds.map { DispatchTime.now() + .nanoseconds($0) } ?? .distantFuture
    guard arrived.wait(timeout: deadline) == .success else { return .none }
    guard let line = lines.withLock({ $0.removeFirst() }) else { return .end }
    return .line(line)
  }
}
