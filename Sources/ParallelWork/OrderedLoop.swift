internal import Dispatch
internal import Synchronization

/// Works on pieces 0, 1, 2, … with several threads and adds their results up in this order.
///
/// So the outcome is the same for any number of threads, as long as a piece depends on nothing but
/// its number. However long one piece takes, no thread begins one that is further ahead of it than
/// `reach`: no more results than these ever wait for their turn.
package struct OrderedLoop: Sendable {
  /// Whether the loop is to go on after a result has been added.
  package enum Continuation: Sendable {
    case goOn
    /// The results so far will do; those of later pieces are thrown away.
    case enough
  }

  private let threads: Int
  private let stop: StopSignal

  /// - Parameters:
  ///   - threads: how many take part, from 1; never more than the machine has cores.
  ///   - stop: no piece is begun once it is raised.
  package init(threads: Int = .max, stop: StopSignal = StopSignal()) {
    // Threads beyond the machine's cores would begin when all is done.
    self.threads = max(1, min(threads, 1_024))
    self.stop = stop
  }

  /// How far ahead of the first unfinished piece others may be.
  package var reach: Int { 4 * min(threads, 64) }

  /// Adds the results of a number of pieces up.
  /// - Parameters:
  ///   - start: what the first result is added to.
  ///   - worker: makes what a thread keeps from one of its pieces to the next.
  ///   - work: does one piece; `nil` if it was broken off, which ends the loop before this piece.
  ///   - add: takes the results in the order of their numbers, one at a time, on any thread.
  /// - Returns: what the results came to, up to where the loop ended.
  /// - Throws: what `work` throws, the error of the lowest number if there are several. Earlier
  ///   pieces have been added by then, later ones have not.
  package func reduce<Sum: Sendable, Worker, Element: Sendable, Failure: Error>(
    _ count: Int, into start: Sum, worker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (inout Worker, Int) throws(Failure) -> Element?,
    add: @escaping @Sendable (inout Sum, Element) -> Continuation
  ) throws(Failure) -> Sum {
    let progress = Mutex(
      Progress<Sum, Element, Failure>(sum: start, count: count, reach: reach))
    // Threads that are too far ahead sleep here. The piece they wait for is never held by one of
    // them, so somebody always comes to wake them.
    let turns = DispatchSemaphore(value: 0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      var own = worker()
      while true {
        switch progress.withLock({ $0.take(unless: stop.isRaised) }) {
        case .none: return
        case .wait: turns.wait()
        case .piece(let number):
          let ending: Ending<Element, Failure>
          do throws(Failure) {
            ending = try work(&own, number).map { .done($0) } ?? .brokenOff
          } catch {
            ending = .failed(error)
          }
          let sleepers = progress.withLock { $0.finish(number, ending, add) }
          for _ in 0..<sleepers { turns.signal() }
        }
      }
    }
    let (sum, failure) = progress.withLock { ($0.sum, $0.failure) }
    if let failure { throw failure }
    return sum
  }

  /// The results of a number of pieces in their order, up to where the loop ended.
  /// - Throws: as `reduce` does.
  package func map<Element: Sendable, Failure: Error>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws(Failure) -> Element?
  ) throws(Failure) -> [Element] {
    try reduce(
      count, into: [], worker: {},
      work: { (_: inout Void, number) throws(Failure) in try work(number) },
      add: { (results: inout [Element], result) in
        results.append(result)
        return .goOn
      })
  }
}

/// How a piece came to its end.
private enum Ending<Element: Sendable, Failure: Error>: Sendable {
  case done(Element)
  case brokenOff
  case failed(Failure)
}

/// How far a loop has come.
private struct Progress<Sum: Sendable, Element: Sendable, Failure: Error>: Sendable {
  enum Next {
    /// There is nothing left to begin.
    case none
    /// The first unfinished piece is too far behind.
    case wait
    case piece(Int)
  }

  var sum: Sum
  private(set) var failure: Failure?
  private let count: Int
  private var next = 0
  private var added = 0
  private var isOver = false
  private var sleeping = 0
  /// The endings of pieces that wait for an earlier one, each at its number modulo the reach.
  private var endings: [Ending<Element, Failure>?]

  init(sum: Sum, count: Int, reach: Int) {
    self.sum = sum
    self.count = count
    endings = [Ending<Element, Failure>?](repeating: nil, count: reach)
  }

  mutating func take(unless isStopped: Bool) -> Next {
    guard !isOver, !isStopped, next < count else { return .none }
    guard next - added < endings.count else {
      sleeping += 1
      return .wait
    }
    defer { next += 1 }
    return .piece(next)
  }

  /// Notes how a piece ended, and adds what now has its turn.
  /// - Returns: how many threads are to be woken.
  mutating func finish(
    _ number: Int, _ ending: Ending<Element, Failure>,
    _ add: (inout Sum, Element) -> OrderedLoop.Continuation
  ) -> Int {
    guard !isOver else { return 0 }
    endings[number % endings.count] = ending
    while !isOver, let ending = endings[added % endings.count] {
      endings[added % endings.count] = nil
      added += 1
      switch ending {
      case .done(let element): isOver = add(&sum, element) == .enough
      case .brokenOff: isOver = true
      case .failed(let error):
        failure = error
        isOver = true
      }
    }
    defer { sleeping = 0 }
    return sleeping
  }
}
