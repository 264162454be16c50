internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  /// `hotline demo`: the main job on the sample data.
  static let demo = Command(
    "demo",
    summary: "Show the main job on the sample hotline",
    discussion: """
      Plays two calls, tells how well speech is understood, and runs every sample call. It needs
      the folders CallFlows and Fixtures of the project, and runs where they are.
      """
  ) { invocation, console in
    try Demonstration(console).run()
  }
}

/// One run of `hotline demo`, which prints the same each time.
private struct Demonstration {
  private let console: Console
  private let width: Int

  private static let flows = "CallFlows"
  private static let fixtures = "Fixtures"
  /// The folder of the calls that are shown from beginning to end.
  private static let shown = "Fixtures/Demonstration/"

  init(_ console: Console) {
    self.console = console
    width = min(max(console.columns, 60), 100) - 2
  }

  func run() throws -> ExitStatus {
    guard FlowFolder(directory: Self.flows).contains("hotline"),
      FileManager.default.fileExists(atPath: Self.shown)
    else {
      throw UsageError(
        "there is no sample hotline here",
        hint: "run it in the project's folder, which holds CallFlows and Fixtures")
    }
    var loader = FixtureLoader(flows: Self.flows)
    let all = try loader.load([Self.fixtures])
    let results = all.map(\.prepared).runAll()
    for (loaded, result) in zip(all, results) where loaded.source.path.hasPrefix(Self.shown) {
      show(loaded.fixture, result)
    }
    try showSpeech()
    showSummary(all, results)
    return results.allSatisfy(\.passed) ? .success : .checkFailed
  }

  private func title(_ text: String) {
    let line = "── \(text) "
    let rest = String(repeating: "─", count: max(0, width - DisplayWidth.of(line)))
    console.write("\n" + console.styled(line + rest, .bold) + "\n")
  }

  // MARK: A call

  private func show(_ fixture: Fixture, _ result: FixtureResult) {
    title(fixture.name)
    let caller =
      fixture.caller.map { Mask.hide($0) } ?? console.text(zh: "未显示号码", en: "number withheld")
    console.write(console.styled("\(fixture.at)  \(caller)", .dim) + "\n")
    for entry in result.transcript.entries {
      let clock = DisplayWidth.padLeading(Self.clock(entry.at), to: 6) + "  "
      if let words = entry.event.ofHotline {
        write(
          DisplayWidth.wrap(DisplayWidth.printable(words), to: width * 3 / 5), after: clock + "☎ ")
      } else if let words = entry.event.ofCaller {
        let lines = DisplayWidth.wrap(DisplayWidth.printable(words), to: width * 2 / 5)
        let margin = width - (lines.map { DisplayWidth.of($0) }.max() ?? 0)
        for line in lines {
          console.write(
            String(repeating: " ", count: margin) + console.styled(line, .cyan) + "\n")
        }
      } else if let note = entry.event.note(console) {
        console.write(
          String(repeating: " ", count: DisplayWidth.of(clock))
            + console.styled("· " + note, .dim) + "\n")
      }
    }
  }

  private func write(_ lines: [String], after head: String) {
    let indent = String(repeating: " ", count: DisplayWidth.of(head))
    for (index, line) in lines.enumerated() {
      console.write((index == 0 ? head : indent) + line + "\n")
    }
  }

  private static func clock(_ time: Duration) -> String {
    let seconds = time.components.seconds
    let rest = String(seconds % 60)
    return "\(seconds / 60):\(rest.count < 2 ? "0" : "")\(rest)"
  }

  // MARK: Speech

  private func showSpeech() throws {
    let train = try UtteranceFile(SourceText(contentsOf: "Fixtures/Data/utterances-train.json5"))
    let test = try UtteranceFile(SourceText(contentsOf: "Fixtures/Data/utterances-test.json5"))
    let evaluation = IntentEvaluation(learning: train, answering: test, confidence: 0.5)
    title(console.text(zh: "听懂来电人的话", en: "Understanding callers"))
    for intent in evaluation.intents + [nil] {
      guard let answer = evaluation.answers.last(where: { $0.utterance.intent == intent }) else {
        continue
      }
      let words = DisplayWidth.truncate(answer.utterance.text, to: width / 2)
      let heard = answer.heard ?? console.text(zh: "(再问一次)", en: "(asked again)")
      console.write(
        "  " + DisplayWidth.pad(words, to: width / 2) + "  → "
          + console.styled(heard, answer.isRight ? .green : .red) + "\n")
    }
    let accuracy = Self.percent(evaluation.accuracy)
    let rejected = Self.percent(evaluation.offTopicRejected)
    console.write(
      console.text(
        zh: "没学过的 \(evaluation.onTopic.count) 句话听懂 \(accuracy)，"
          + "无关的 \(evaluation.offTopic.count) 句拒识 \(rejected)\n",
        en: "of \(evaluation.onTopic.count) new utterances \(accuracy) are understood, "
          + "of \(evaluation.offTopic.count) off the topic \(rejected) rejected\n"))
  }

  private static func percent(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
  }

  // MARK: All calls

  private func showSummary(_ all: [LoadedFixture], _ results: [FixtureResult]) {
    title(console.text(zh: "全部脚本电话", en: "All scripted calls"))
    var folders: [String] = []
    var passed: [String: Int] = [:]
    var total: [String: Int] = [:]
    for (loaded, result) in zip(all, results) {
      let folder = loaded.source.path.split(separator: "/").dropLast().joined(separator: "/")
      if total[folder] == nil { folders.append(folder) }
      total[folder, default: 0] += 1
      passed[folder, default: 0] += result.passed ? 1 : 0
    }
    for folder in folders {
      let (good, count) = (passed[folder] ?? 0, total[folder] ?? 0)
      let bar = String(repeating: "■", count: good) + String(repeating: "□", count: count - good)
      console.write(
        "  " + DisplayWidth.pad(folder, to: 26) + DisplayWidth.padLeading("\(good)/\(count)", to: 7)
          + "  " + console.styled(bar, good == count ? .green : .red) + "\n")
    }
    let minutes = Int(results.reduce(0) { $0 + $1.lasted.inSeconds } / 60)
    let good = results.count(where: \.passed)
    let coverage = Coverage(of: zip(all, results).map { ($0.prepared, $1) })
    let edges = coverage.edges
    console.write(
      console.text(
        zh: "\(good)/\(results.count) 通电话符合预期(共 \(minutes) 分钟的通话)，"
          + "走过 \(edges.covered)/\(edges.total) 条路\n",
        en: "\(good) of \(results.count) calls went as they must (\(minutes) minutes on the phone) "
          + "and took \(edges.covered) of \(edges.total) ways\n"))
    console.write(
      console.text(zh: "\n接着试试:\n", en: "\nWhat to try next:\n")
        + """
            hotline call hotline --from 13900139000 --data demo-callers.json5
            hotline test --coverage
            hotline flow lint

        """)
  }
}

extension Transcript.Event {
  fileprivate var ofHotline: String? {
    if case .heard(let utterance) = self { utterance.text } else { nil }
  }

  fileprivate var ofCaller: String? {
    switch self {
    case .said(let text): "“\(text)”"
    case .pressed(let key): "[ \(key) ]"
    default: nil
    }
  }

  /// What happens behind the scenes.
  fileprivate func note(_ console: Console) -> String? {
    switch self {
    case .serviceAnswered(let service, .outcome(let outcome, _)): "\(service) → \(outcome)"
    case .serviceAnswered(let service, .fault): "\(service) ✗"
    case .queued(let skill, let priority):
      console.text(
        zh: "进入 \(skill) 队列，优先级 \(priority)", en: "joins queue \(skill), priority \(priority)")
    case .queueAnswered(.answered): console.text(zh: "客服接听", en: "an agent answers")
    case .queueAnswered(.agentLeft): console.text(zh: "客服挂机", en: "the agent hangs up")
    case .recording: console.text(zh: "录音", en: "recording")
    case .callerHungUp: console.text(zh: "来电人挂机", en: "the caller hangs up")
    case .ended(let outcome):
      console.text(zh: "通话结束：", en: "the call is over: ") + outcome.line
    default: nil
    }
  }
}
