internal import Dispatch
internal import Foundation
internal import Synchronization

/// Threads that answer frames beside the live queue, so that whoever looks something up keeps nobody
/// on the line waiting.
///
/// Who has the fewest questions in work is next, and a guest never has all threads: whoever asks for
/// much at once waits for themselves. Of the threads that wait, the one that waited last goes on: it has
/// the database's pages at hand, which others would have to read again after its own changes.
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
    /// Wake the threads that found no question whose turn it is, the last one at the end.
    var waiting: [DispatchSemaphore] = []

    /// - Parameters:
    ///   - most: how many threads a guest may have.
    ///   - woken: is signalled when there is another question, if there is none.
    mutating func next(ofGuest most: Int, orWake woken: DispatchSemaphore) -> Question? {
      func busy(_ index: Int) -> Int { inWork[questions[index].account, default: 0] }
      let next = questions.indices.filter { !questions[$0].isGuest || busy($0) < most }
        .min { (busy($0), $0) < (busy($1), $1) }
      guard let next else {
        waiting.append(woken)
        return nil
      }
      let question = questions.remove(at: next)
      inWork[question.account, default: 0] += 1
      return question
    }

    /// Nobody has to be woken for it: whoever finishes takes the next one.
    mutating func finish(_ account: UInt32) {
      inWork[account] = inWork[account].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
  }

  private let desk = Mutex(Desk())
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
        let woken = DispatchSemaphore(value: 0)
        while true {
          guard let question = desk.withLock({ $0.next(ofGuest: count - 1, orWake: woken) }) else {
            woken.wait()
            continue
          }
          let frame = answer(question.account, question.frame)
          answers.withLock { $0.append((question.from, frame)) }
          desk.withLock { $0.finish(question.account) }
          tell()
        }
      }
    }
  }

  func ask(
    _ frame: [UInt8], of account: UInt32, isGuest: Bool, from connection: Exchange.Connection
  ) {
    let question = Question(from: connection, account: account, isGuest: isGuest, frame: frame)
    desk.withLock {
      $0.questions.append(question)
      return $0.waiting.popLast()
    }?.signal()
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
