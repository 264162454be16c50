internal import Dispatch
internal import Foundation
internal import Synchronization

/// Threads that answer frames beside the live queue, so that whoever looks something up keeps nobody
/// on the line waiting.
///
/// Who has the fewest questions in work is next, and a guest never has all threads: whoever asks for
/// much at once waits for themselves.
final class FrameWorkers: Sendable {
  private struct Question {
    var from: Exchange.Connection
    var account: UInt32
    /// Whether the account is neither this process's nor the superuser's.
    var isGuest: Bool
    var frame: [UInt8]
  }

  private struct Desk {
    var questions: [Question] = []
    /// How many questions of an account are in work.
    var inWork: [UInt32: Int] = [:]
    /// How many threads have found no question whose turn it is.
    var waiting = 0

    mutating func next(ofGuest most: Int) -> Question? {
      func busy(_ index: Int) -> Int { inWork[questions[index].account, default: 0] }
      let next = questions.indices.filter { !questions[$0].isGuest || busy($0) < most }
        .min { (busy($0), $0) < (busy($1), $1) }
      guard let next else {
        waiting += 1
        return nil
      }
      let question = questions.remove(at: next)
      inWork[question.account, default: 0] += 1
      return question
    }

    /// - Returns: whether somebody may have waited for that.
    mutating func finish(_ account: UInt32) -> Bool {
      inWork[account] = inWork[account].flatMap { $0 > 1 ? $0 - 1 : nil }
      guard waiting > 0 else { return false }
      waiting -= 1
      return true
    }
  }

  private let desk = Mutex(Desk())
  private let arrived = DispatchSemaphore(value: 0)
  private let answers = Mutex<[(to: Exchange.Connection, frame: [UInt8])]>([])
  private let tell: @Sendable () -> Void

  /// - Parameters:
  ///   - makeAnswering: called on each thread once, for what answers there.
  ///   - tell: called on a thread whenever there is an answer to take.
  init(
    count: Int, _ makeAnswering: @escaping @Sendable () -> FrameAnswering,
    tell: @escaping @Sendable () -> Void
  ) {
    self.tell = tell
    for _ in 0..<count {
      Thread.detachNewThread { [self] in
        let answer = makeAnswering()
        while true {
          arrived.wait()
          guard let question = desk.withLock({ $0.next(ofGuest: count - 1) }) else { continue }
          let frame = answer(question.account, question.frame)
          answers.withLock { $0.append((question.from, frame)) }
          if desk.withLock({ $0.finish(question.account) }) { arrived.signal() }
          tell()
        }
      }
    }
  }

  func ask(
    _ frame: [UInt8], of account: UInt32, isGuest: Bool, from connection: Exchange.Connection
  ) {
    let question = Question(from: connection, account: account, isGuest: isGuest, frame: frame)
    desk.withLock { $0.questions.append(question) }
    arrived.signal()
  }

  /// The answers since this was last asked.
  func take() -> [(to: Exchange.Connection, frame: [UInt8])] {
    answers.withLock { answers in
      defer { answers = [] }
      return answers
    }
  }
}

/// What answers a frame of an account, as the operating system numbers it; it belongs to one thread.
package typealias FrameAnswering = (_ account: UInt32, _ frame: [UInt8]) -> [UInt8]
