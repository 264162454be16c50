internal import Dispatch
internal import Foundation
internal import Synchronization

/// Threads that answer frames beside the live queue, so that whoever looks something up keeps nobody
/// on the line waiting.
///
/// Of those that wait, the one that waited last gets the next question: it has the database's pages at
/// hand, which others would have to read again after its own changes.
final class FrameWorkers: Sendable {
  private struct Question {
    var from: Exchange.Connection
    var account: UInt32
    var frame: [UInt8]
  }

  /// Questions that nobody took yet, and the threads that wait for one; never both.
  private struct Waiting {
    var questions: [Question] = []
    var threads: [DispatchSemaphore] = []
  }

  private let waiting = Mutex(Waiting())
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
          guard let question = next(orWake: woken) else {
            woken.wait()
            continue
          }
          let frame = answer(question.account, question.frame)
          answers.withLock { $0.append((question.from, frame)) }
          tell()
        }
      }
    }
  }

  func ask(_ frame: [UInt8], of account: UInt32, from connection: Exchange.Connection) {
    waiting.withLock {
      $0.questions.append(Question(from: connection, account: account, frame: frame))
      return $0.threads.popLast()
    }?.signal()
  }

  /// - Parameter woken: signalled when there is a question, if there is none.
  private func next(orWake woken: DispatchSemaphore) -> Question? {
    waiting.withLock {
      guard $0.questions.isEmpty else { return $0.questions.removeFirst() }
      $0.threads.append(woken)
      return nil
    }
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
