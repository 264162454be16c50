internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import BuiltInFiles
internal import DeskScreens
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  /// `hotline demo`: the whole story on the sample data.
  static let demo = Command(
    "demo",
    summary: Wording(zh: "用示例热线从头到尾演一遍", en: "Tell the whole story on the sample hotline"),
    discussion: Wording(
      zh: """
        来电者走完菜单，坐席弹屏受理、建工单；大促当晚分别在没有预案、有预案、坐席配足时仿真；再检查全部示例来电。
        显示的命令，就是在 `hotline new DIR --sample` 写出的文件夹里要输入的。随处可运行，不留痕迹。
        """,
      en: """
        A caller goes through the menu, an agent sees who calls and opens a case, a promotion evening
        is simulated without a plan, with one and with the agents it would take, and every sample call
        is checked. The commands are shown as you would type them in the folder that
        `hotline new DIR --sample` writes. It runs anywhere and leaves nothing behind.
        """)
  ) { _, console in
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "hotline-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try BuiltInFile.write(BuiltInFile.sample, under: folder.path)
    return try Demonstration(console, in: folder.path).run()
  }
}

/// One run of `hotline demo`, which prints the same each time.
struct Demonstration {
  let console: Console
  let width: Int
  /// The folder of its own that the sample hotline lies in, and its database.
  private let folder: String

  fileprivate init(_ console: Console, in folder: String) {
    self.console = console
    self.folder = folder
    width = min(max(console.columns, 60), 100) - 2
  }

  fileprivate func run() throws -> ExitStatus {
    try showDesk()
    try showStaffing(try showEvening())
    try showSpeech()
    var loader = FixtureLoader(flows: file("CallFlows"), data: file(DirectoryReader.usualFolder))
    let all = try loader.load([file("Fixtures")])
    let results = all.map(\.prepared).runAll()
    showSummary(all, results)
    return results.allSatisfy(\.passed) ? .success : .checkFailed
  }

  /// Where a file or folder of the sample lies.
  func file(_ path: String) -> String { folder + "/" + path }

  func title(_ text: String) {
    let line = "── \(text) "
    let rest = String(repeating: "─", count: max(0, width - DisplayWidth.of(line)))
    console.write("\n" + console.styled(line + rest, .bold) + "\n")
  }

  func show(command: String) {
    console.write(console.styled("$ hotline \(command)", .dim) + "\n")
  }

  // MARK: Speech

  private func showSpeech() throws {
    let train = try UtteranceFile(BuiltInFile["Fixtures/Data/utterances-train.json5"].source)
    let test = try UtteranceFile(BuiltInFile["Fixtures/Data/utterances-test.json5"].source)
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
      let path = loaded.source.path.dropFirst(folder.count + 1)
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      if total[folder] == nil { folders.append(folder) }
      total[folder, default: 0] += 1
      passed[folder, default: 0] += result.passed ? 1 : 0
    }
    let name = folders.map { DisplayWidth.of($0) }.max() ?? 0
    // Beside the margin, the name, the count and the spaces between them.
    let room = max(1, console.columns - 2 - name - 7 - 2 - 1)
    let callsAMark = max(1, ((total.values.max() ?? 0) + room - 1) / room)
    for folder in folders {
      let (good, count) = (passed[folder] ?? 0, total[folder] ?? 0)
      let marks = (count + callsAMark - 1) / callsAMark
      let failed = (count - good + callsAMark - 1) / callsAMark
      let bar =
        String(repeating: "■", count: marks - failed) + String(repeating: "□", count: failed)
      let calls = DisplayWidth.padLeading("\(good)/\(count)", to: 7)
      console.write(
        "  " + DisplayWidth.pad(folder, to: name) + calls + "  "
          + console.styled(bar, good == count ? .green : .red) + "\n")
    }
    let minutes = Int(results.reduce(0) { $0 + $1.lasted.inSeconds } / 60)
    let good = results.count(where: \.passed)
    let coverage = Coverage(of: zip(all, results).map { ($0.prepared, $1) })
    let edges = coverage.edges
    console.write(
      console.text(
        zh: "\(good)/\(results.count) 通电话符合预期（共 \(minutes) 分钟的通话），"
          + "走过 \(edges.covered)/\(edges.total) 条路\n",
        en: "\(good) of \(results.count) calls went as they must (\(minutes) minutes on the phone) "
          + "and took \(edges.covered) of \(edges.total) ways\n"))
    console.write(
      console.text(zh: "\n接着试试:\n", en: "\nWhat to try next:\n")
        + """
            hotline new sample --sample && cd sample
            hotline call hotline --from 13900139000 --data demo-callers.json5
            hotline test --coverage
            hotline simulate Fixtures/Scenarios/outage.json5
            hotline erlang c --calls 400 --per 30m --aht 220s --target 80% --within 20s

        """)
  }
}
