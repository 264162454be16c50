import Diagnostics
import FlowInterpreter
import Foundation
import TestOutput
import Testing

/// Mutated inputs by the ten thousand: none may trap or hang, and what still loads is run.
///
/// All of them take a minute or two in release, so they run where `HOTLINE_SLOW_TESTS` is 1; a few
/// hundred run always.
@Suite struct MutationTests {
  private static let isSlow = runsSlowTests
  /// With the slow tests on: 10 × (5,000 + 5,000 + 2,000 + 2,000 + 1,000) = 150,000 inputs.
  private static let share = isSlow ? 1 : 50
  private static let rounds: [UInt64] = Array(1...10)

  @Test(arguments: rounds)
  func `flows`(_ seed: UInt64) {
    var mutator = Mutator(seed: seed, seeds: Samples.flows, words: Samples.words)
    let others = Samples.flows.map { SourceText(path: Samples.name(of: $0), text: $0) }
    var loaded = 0
    for _ in 0..<5_000 / Self.share {
      let source = SourceText(path: "all.json5", bytes: mutator.next())
      let log = DiagnosticLog()
      let folder = FlowFolder([source] + others)
      if let library = FlowLibrary.read(["all"], in: folder, log: log) {
        loaded += 1
        play("all", library, &mutator)
      }
      for diagnostic in log.diagnostics.prefix(3) { #expect(!diagnostic.rendered.isEmpty) }
    }
    #expect(loaded > 0 || !Self.isSlow)
  }

  @Test(arguments: rounds)
  func `expressions`(_ seed: UInt64) {
    var mutator = Mutator(seed: seed &+ 1_000, seeds: Samples.expressions, words: Samples.words)
    var evaluated = 0
    for _ in 0..<5_000 / Self.share {
      let source = String(decoding: mutator.next(), as: UTF8.self)
      guard let expression = ExpressionTests.expression(source).expression else { continue }
      evaluated += 1
      do throws(Fault) {
        let value = try expression.evaluate(in: ExpressionTests.scope)
        if case .text(let text) = value {
          #expect(text.utf8.count <= Value.maximumTextLength)
        }
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
    #expect(evaluated > 0 || !Self.isSlow)
  }

  @Test(arguments: rounds)
  func `patterns`(_ seed: UInt64) {
    var mutator = Mutator(seed: seed &+ 2_000, seeds: Samples.patterns, words: Samples.words)
    for _ in 0..<2_000 / Self.share {
      let source = String(decoding: mutator.next(), as: UTF8.self)
      do throws(PatternError) {
        let pattern = try Pattern(source)
        for text in ["", "13800138000", "订单abc-123", String(repeating: "ab1", count: 50)] {
          // Whatever matches the whole text matches a part of it.
          #expect(!pattern.matchesWhole(text) || pattern.matchesPart(of: text))
        }
      } catch {
        #expect(error.offset <= source.unicodeScalars.count)
      }
    }
  }

  @Test(arguments: rounds)
  func `fixtures`(_ seed: UInt64) throws {
    var mutator = Mutator(seed: seed &+ 3_000, seeds: Samples.fixtures, words: Samples.words)
    let sources = Samples.flows.map { SourceText(path: Samples.name(of: $0), text: $0) }
    let library = try FlowLibrary(["all", "inner"], in: FlowFolder(sources))
    for _ in 0..<2_000 / Self.share {
      let source = SourceText(path: "f.json5", bytes: mutator.next())
      let log = DiagnosticLog()
      for fixture in FixtureReader.fixtures(in: source, log: log) where !log.hasErrors {
        let prepared = PreparedFixture(fixture: fixture, library: library)
        let result = prepared.run()
        #expect(result.outcome != nil || !result.passed)
      }
    }
  }

  @Test(arguments: rounds)
  func `populations`(_ seed: UInt64) throws {
    var mutator = Mutator(seed: seed &+ 4_000, seeds: Samples.populations, words: Samples.words)
    let sources = Samples.flows.map { SourceText(path: Samples.name(of: $0), text: $0) }
    let library = try FlowLibrary(["all", "inner"], in: FlowFolder(sources))
    for _ in 0..<1_000 / Self.share {
      let source = SourceText(path: "p.json5", bytes: mutator.next())
      let log = DiagnosticLog()
      guard let population = PopulationReader.read(source, log: log) else {
        #expect(log.hasErrors)
        continue
      }
      guard let walk = FlowWalk("all", of: library, population: population, seed: seed) else {
        continue
      }
      let result = walk.run(calls: 20) { _ in Fixture.usualTime }
      #expect(result.calls.count == 20)
      #expect(result.calls.allSatisfy { (0...7_300_000).contains($0.milliseconds) })
    }
  }

  // MARK: Random calls

  /// Plays a call of random events; it must say what it does within bounds.
  private func play(_ flow: String, _ library: FlowLibrary, _ mutator: inout Mutator) {
    let call = IncomingCall(
      id: "call-1", at: Instant(milliseconds: 1_794_398_700_000, offset: 28_800),
      caller: .record(["number": .text("13800138000"), "known": .boolean(true)]))
    guard var machine = CallMachine(flow, of: library, call: call) else { return }
    var now = Duration.zero
    var actions: [CallAction] = []
    machine.handle(.begin, at: now, into: &actions)
    for _ in 0..<60 where machine.outcome == nil {
      actions.removeAll(keepingCapacity: true)
      machine.handle(event(&mutator, machine, &now), at: now, into: &actions)
      #expect(actions.count < 20_000)
    }
  }

  private func event(
    _ mutator: inout Mutator, _ machine: CallMachine, _ now: inout Duration
  ) -> CallEvent {
    switch mutator.number(below: 12) {
    case 0, 1, 2: return .key(Choice.keys[mutator.number(below: Choice.keys.count)])
    case 3: return .speech(Samples.speech[mutator.number(below: Samples.speech.count)])
    case 4, 5:
      let outcome = ["found", "missing", "done", ""][mutator.number(below: 4)]
      let value = Samples.values[mutator.number(below: Samples.values.count)]
      return .serviceReturned(
        mutator.number(below: 4) == 0 ? .fault("down") : .outcome(outcome, value: value))
    case 6, 7:
      let replies: [QueueReply] = [
        .full, .closed, .waiting(expected: .seconds(mutator.number(below: 600))), .answered,
        .agentLeft, .answered, .agentLeft,
      ]
      return .queue(replies[mutator.number(below: replies.count)])
    case 8: return .recorded(reference: "r")
    case 9:
      now += .milliseconds(mutator.number(below: 30_000))
      return .timeReached
    case 10 where mutator.number(below: 20) == 0: return .hangUp
    default:
      now = max(now, machine.deadline ?? now)
      return .timeReached
    }
  }
}
