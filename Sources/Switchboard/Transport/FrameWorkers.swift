internal import Dispatch
internal import Foundation
internal import Synchronization

/// Threads that answer frames beside the live queue, so that whoever looks something up keeps nobody
/// on the line waiting.
final class FrameWorkers: Sendable {
  private struct Question {
    var from: Exchange.Connection
    var account: UInt32
    var frame: [UInt8]
  }

  private let questions = Mutex<[Question]>([])
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
          let question = questions.withLock { $0.removeFirst() }
          let frame = answer(question.account, question.frame)
          answers.withLock { $0.append((question.from, frame)) }
          tell()
        }
      }
    }
  }

  func ask(_ frame: [UInt8], of account: UInt32, from connection: Exchange.Connection) {
    questions.withLock {
      $0.append(Question(from: connection, account: account, frame: frame))
    }
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
