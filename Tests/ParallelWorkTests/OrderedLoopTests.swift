import Foundation
import ParallelWork
import Synchronization
import Testing

@Suite struct OrderedLoopTests {
  /// What pieces report from the threads they run on.
  private final class Notes: Sendable {
    let begun = Mutex<[Int]>([])
    let added = Atomic(0)
    let furthest = Atomic(0)
  }

  /// Makes some pieces take longer than those after them.
  private static func tarry(_ number: Int) {
    if number % 7 == 0 { Thread.sleep(forTimeInterval: 0.002) }
  }

  @Test(arguments: [1, 2, 8, .max])
  func `results come in the order of their numbers, however many threads there are`(threads: Int) {
    let squares = OrderedLoop(threads: threads).map(100) { number -> Int? in
      Self.tarry(number)
      return number * number
    }
    #expect(squares == (0..<100).map { $0 * $0 })
  }

  @Test func `no pieces come to what the sum began with`() {
    #expect(OrderedLoop(threads: 4).map(0) { $0 } == [])
  }

  @Test func `no piece begins further ahead of an unfinished one than the loop reaches`() {
    let loop = OrderedLoop(threads: 2)
    let notes = Notes()
    let sum = loop.reduce(
      400, into: 0, worker: {},
      work: { (_: inout Void, number) -> Int? in
        let ahead = number - notes.added.load(ordering: .sequentiallyConsistent)
        notes.furthest.max(ahead, ordering: .sequentiallyConsistent)
        // The first holds all others up until they may go no further.
        if number == 0 { Thread.sleep(forTimeInterval: 0.1) }
        return number
      },
      add: { sum, number in
        sum += number
        notes.added.add(1, ordering: .sequentiallyConsistent)
        return .goOn
      })
    #expect(sum == 400 * 399 / 2)
    #expect(notes.furthest.load(ordering: .sequentiallyConsistent) < loop.reach)
  }

  @Test(arguments: [1, 4])
  func `nothing begins after the stop, and what was done before it counts`(threads: Int) {
    let stop = StopSignal()
    let notes = Notes()
    let results = OrderedLoop(threads: threads, stop: stop).map(1_000) { number -> Int? in
      notes.begun.withLock { $0.append(number) }
      if number == 20 { stop.raise() }
      return number
    }
    #expect(results == Array(0..<results.count))
    #expect(results.count >= 21)
    #expect(notes.begun.withLock { $0.count } == results.count)
    #expect(results.count < 1_000)
  }

  @Test func `a piece that is broken off ends the loop before it`() {
    let results = OrderedLoop(threads: 4).map(500) { $0 == 30 ? nil : $0 }
    #expect(results == Array(0..<30))
  }

  @Test func `once there is enough later results are thrown away`() {
    let results = OrderedLoop(threads: 4).reduce(
      10_000, into: [Int](), worker: {}, work: { (_: inout Void, number) -> Int? in number },
      add: { results, number in
        results.append(number)
        return results.count == 40 ? .enough : .goOn
      })
    #expect(results == Array(0..<40))
  }

  private struct Fault: Error, Equatable {
    var number: Int
  }

  @Test(arguments: [1, 4])
  func `of several errors the one of the lowest number is thrown`(threads: Int) {
    let notes = Notes()
    #expect(throws: Fault(number: 10)) {
      try OrderedLoop(threads: threads).map(200) { number throws(Fault) -> Int? in
        notes.begun.withLock { $0.append(number) }
        // The later error comes first.
        if number == 10 { Thread.sleep(forTimeInterval: 0.05) }
        if number == 10 || number == 12 { throw Fault(number: number) }
        return number
      }
    }
    #expect(notes.begun.withLock { $0.count } < 200)
  }

  @Test func `a thread keeps what its worker learnt from piece to piece`() {
    let counts = OrderedLoop(threads: 1).reduce(
      5, into: [Int](), worker: { 0 },
      work: { count, _ -> Int? in
        count += 1
        return count
      },
      add: { counts, count in
        counts.append(count)
        return .goOn
      })
    #expect(counts == [1, 2, 3, 4, 5])
  }
}
