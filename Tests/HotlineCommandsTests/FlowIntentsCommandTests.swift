import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct FlowIntentsCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private let learnt = """
    { utterances: [
      { text: "我要退款", intent: "refund" }, { text: "给我退款", intent: "refund" },
      { text: "转人工", intent: "human" }, { text: "要转人工", intent: "human" },
      { text: "天上飞来一只鸟", intent: null }] }
    """
  private let asked = """
    { utterances: [
      { text: "退款", intent: "refund" }, { text: "退款呀", intent: "human" },
      { text: "咕咚咕咚", intent: "human" }, { text: "人工", intent: "human" },
      { text: "来一碗面", intent: null }, { text: "要转人工授粉", intent: null }] }
    """

  private func run(
    _ words: [String], files: [String: String]
  ) throws -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    for (name, text) in files {
      try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
    }
    let (output, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["flow", "intents"]
        + words.map { files[$0] == nil ? $0 : folder.file($0) },
      console: Console(write: output.append, writeError: errors.append))
    return (status, output.text, errors.text)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a second file is answered, rejected utterances counting as wrong`() throws {
    let result = try run(
      ["a.json5", "--against", "b.json5", "--json"], files: ["a.json5": learnt, "b.json5": asked])
    #expect(result.status == .success)
    let figures = try json(result.output)
    #expect(figures["accuracy"] as? Double == 0.5)
    #expect(figures["offTopicRejected"] as? Double == 0.5)
    #expect(figures["onTopic"] as? Int == 4)
    #expect(figures["offTopic"] as? Int == 2)
    #expect(figures["rejected"] as? Int == 1)
    let confusion = figures["confusion"] as? [String: [String: Int]]
    #expect(confusion?["human"] == ["refund": 1, "human": 1, "rejected": 1])
    #expect(confusion?["offTopic"] == ["refund": 0, "human": 1, "rejected": 1])
    let human = (figures["perIntent"] as? [String: [String: Double]])?["human"]
    #expect(human?["recall"] == 1.0 / 3)
    #expect(human?["precision"] == 1.0 / 2)
    #expect((figures["wrong"] as? [[String: Any]])?.count == 3)
    let tenths = figures["reliability"] as? [[String: Any]]
    #expect(tenths?.count == 10)
    #expect(tenths?[9]["from"] as? Double == 0.9)
  }

  @Test func `one file is cross-validated`() throws {
    let result = try run(["a.json5", "--folds", "2", "--json"], files: ["a.json5": learnt])
    let figures = try json(result.output)
    #expect(figures["accuracy"] as? Double == 1)
    #expect(figures["onTopic"] as? Int == 4)
  }

  @Test func `the table names what was meant and what was heard, columns aligned`() throws {
    let result = try run(
      ["a.json5", "--against", "b.json5", "--language", "zh"],
      files: ["a.json5": learnt, "b.json5": asked])
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].contains("50.0 %"))
    #expect(lines.contains("本意＼听成    1    2  拒识"))
    #expect(lines.contains("2 human       1    1     1"))
    #expect(lines.contains { $0.hasPrefix("置信度") && $0.hasSuffix("实际正确") })
    #expect(lines.contains { $0.contains("咕咚咕咚") && $0.contains("human → 拒识") })
  }

  @Test func `a wrong file is refused with the place`() throws {
    let result = try run(
      ["a.json5", "--against", "b.json5"],
      files: ["a.json5": learnt, "b.json5": "{ utterances: [{ text: '退', intent: 'refnd' }] }"])
    #expect(result.status == .unusable)
    #expect(result.errors.contains("b.json5:1:37: error: "))
    #expect(result.errors.contains("did you mean \"refund\"?"))
    #expect(try run(["none.json5"], files: [:]).status == .unusable)
    #expect(try run(["a.json5", "--folds", "1"], files: ["a.json5": learnt]).status == .unusable)
  }
}
