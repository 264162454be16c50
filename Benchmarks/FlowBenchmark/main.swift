import Diagnostics
import FlowInterpreter
import Foundation

// How fast the machine runs: node visits a second on one core, over a flow that sets, branches and
// asks; how long 10,000 fixtures take on all cores; how long free speech takes to learn and to
// understand; and how long it takes to find the calls of the sample hotline. Run it with
// `swift run -c release flow-benchmark`; with `--explore FLOW` it finds the calls of one sample flow alone.

let flow = """
  { flow: "loop", title: "Loop", start: "ask",
    variables: { count: 0, level: "", order: { status: "delayed", amount: 30 } },
    nodes: {
      ask: { type: "menu", prompt: "请按一", choices: [{ key: "1", label: "去", next: "begin" }],
             exhausted: "bye" },
      begin: { type: "set", set: { count: "0" }, next: "step" },
      step: { type: "set", set: { count: "count + 1" }, next: "kind" },
      kind: { type: "branch", cases: [
                { when: "order.status == 'delivered'", next: "bye" },
                { when: "order.amount > 50 && caller.tier == 'gold'", next: "bye" } ],
              otherwise: "more" },
      more: { type: "branch", cases: [{ when: "count < 330", next: "step" }], otherwise: "ask" },
      bye: { type: "hangup" },
    } }
  """

func measure(seconds: Double) throws -> (visits: Int, seconds: Double) {
  let library = try FlowLibrary(
    ["loop"], in: FlowFolder([SourceText(path: "loop.json5", text: flow)]))
  let call = IncomingCall(
    id: "call-1", at: Instant(milliseconds: 1_794_398_700_000, offset: 28_800),
    caller: .record(["known": .boolean(true), "tier": .text("gold")]))
  var visits = 0
  var actions: [CallAction] = []
  let clock = ContinuousClock()
  let start = clock.now
  while start.duration(to: clock.now).inSeconds < seconds {
    guard var machine = CallMachine("loop", of: library, call: call) else { break }
    machine.handle(.begin, at: .zero, into: &actions)
    for round in 1...100 {
      actions.removeAll(keepingCapacity: true)
      machine.handle(.key("1"), at: .seconds(round * 3), into: &actions)
      for case .visit in actions { visits += 1 }
    }
    precondition(machine.outcome == nil, "the benchmark's flow must not end by itself")
  }
  return (visits, start.duration(to: clock.now).inSeconds)
}

func explore(_ flow: String) throws {
  let found = try ExplorationBenchmark.measure(flow, in: "CallFlows")
  print(
    "exploring: \(found.decisions) decisions of \(flow) tried in "
      + "\(String(format: "%.2f", found.seconds)) s")
}

do {
  let words = CommandLine.arguments.dropFirst()
  if words.first == "--explore" {
    try explore(words.dropFirst().first ?? "hotline")
    exit(0)
  }
  _ = try measure(seconds: 0.2)
  let result = try measure(seconds: 2)
  let rate = Double(result.visits) / result.seconds / 1_000_000
  print(
    "node visits: \(result.visits) in \(String(format: "%.2f", result.seconds)) s, ", terminator: ""
  )
  print("\(String(format: "%.2f", rate)) million a second on one core")
  let seconds = try FixtureBenchmark.measure()
  print("fixtures: \(FixtureBenchmark.calls) calls in \(String(format: "%.2f", seconds)) s")
  let speech = IntentBenchmark.measure()
  print(
    "speech: \(IntentBenchmark.intents * IntentBenchmark.phrasesEach) phrases learnt in "
      + "\(String(format: "%.2f", speech.learning)) s (one pass over them takes "
      + "\(String(format: "%.2f", speech.pass)) s), an utterance understood in "
      + "\(String(format: "%.2f", speech.answering * 1_000)) ms")
  try explore("hotline")
} catch {
  print(error)
  exit(1)
}
