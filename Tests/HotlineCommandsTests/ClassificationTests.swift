import AfterSales
import CallerProfiles
import Diagnostics
import FlowInterpreter
import Foundation
import ServiceDesk
import Testing

/// What complaints are about, from the customer's words.
@Suite struct ClassificationTests {
  private static func house(_ name: String) throws -> SourceText {
    SourceText(
      path: name, bytes: Array(try Data(contentsOf: URL(filePath: Desk.data + "/" + name))))
  }

  private static func classifier() throws -> ComplaintClassifier {
    try ComplaintClassifier.read(house("complaints.json5"))
  }

  private static func heldOut() throws -> [LabelledUtterance] {
    try UtteranceFile(house("complaints-test.json5")).utterances
  }

  @Test func `most of the complaints it has not learnt from are filed rightly`() throws {
    let classifier = try Self.classifier()
    let answers = try Self.heldOut().map { utterance in
      (utterance, classifier.kind(of: utterance.text).rawValue, utterance.intent ?? "other")
    }
    let wrong = answers.filter { $0.1 != $0.2 }.map { "\($0.0.text): \($0.1), not \($0.2)" }
    #expect(answers.count >= 70)
    #expect(Double(answers.count - wrong.count) / Double(answers.count) >= 0.9, "\(wrong)")
  }

  @Test func `the held-out complaints are none of the phrases learnt from`() throws {
    let text = String(decoding: try Self.house("complaints.json5").bytes, as: UTF8.self)
    for utterance in try Self.heldOut() {
      #expect(!text.contains("\"\(utterance.text)\""), "\(utterance.text)")
    }
  }

  @Test func `no urgent problem about funds is filed as a general enquiry`() throws {
    let classifier = try Self.classifier()
    let filed = try Self.heldOut().filter { $0.intent != nil }
      .filter { classifier.kind(of: $0.text) == .other }
    #expect(filed.isEmpty, "\(filed)")
    for text in ["钱呢", "我的500元没了", "¥328不见了", "你们欠我一笔款项"] {
      #expect(classifier.kind(of: text) != .other, "\(text)")
    }
  }

  @Test(arguments: ["", "   ", "\u{202E}", "?!", String(repeating: "啊", count: 5_000)])
  func `what says nothing is a general enquiry`(_ text: String) throws {
    #expect(try Self.classifier().kind(of: text) == .other)
  }

  @Test(arguments: [
    ("{}", "missing key \"kinds\""),
    ("{ kinds: {} }", "no kind has phrases"),
    ("{ kinds: { frod: ['被骗'] } }", "there is no kind \"frod\" (did you mean \"fraud\"?)"),
    ("{ kinds: { fraud: [3] } }", "expected text"),
    ("{ kinds: { fraud: ['被骗'] }, confidence: 2 }", "confidence"),
    ("{ kinds: { fraud: ['被骗'] }, more: 1 }", "more"),
  ])
  func `a wrong file of phrases is refused`(_ row: (text: String, message: String)) {
    let error = #expect(throws: InvalidInput.self) {
      try ComplaintClassifier.read(SourceText(path: "complaints.json5", text: row.text))
    }
    let messages = error?.diagnostics.map(\.message).joined(separator: "\n") ?? ""
    #expect(messages.contains(row.message), "\(messages)")
  }
}

/// Classification at the desk: filed by the words, overruled by the agent, counted.
@Suite final class CaseClassificationTests {
  private let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }],
          orders: [{ id: "202611120001", caller: "13800138000", product: "视频会员 月卡",
            kind: "membership", amount: "25.00", status: "delivered",
            placedAt: "2026-11-12T08:00:00+08:00", paidAt: "2026-11-12T08:00:00+08:00" }] }
        """)
  }

  private func open(_ options: String...) -> Desk.Answer {
    desk.run(
      words: ["case", "open", "--agent", "li-na", "--json"] + options, at: "20:05")
  }

  @Test func `the customer's words decide the kind, and with it the priority`() throws {
    let opened = open("--text", "没经过我同意就自动续费扣了会员费")
    #expect(try opened.text("case", "kind") == "membership-charge")
    #expect(try opened.text("case", "priority", "level") == "4")
    let number = try #require(try opened.text("case", "id"))
    let history = desk.run("case", "show", number, at: "20:06").output
    #expect(history.contains("自动归类 会员扣费异常"))
    #expect(!history.contains("没经过我同意"))
  }

  @Test func `an agent overrules at the opening or later, and both are counted and audited`() throws
  {
    let first = try #require(
      try open("--text", "会员自动续费没通知我", "--kind", "refund-dispute").text("case", "id"))
    #expect(try open("--text", "会员被重复扣费").text("case", "kind") == "membership-charge")
    let third = try #require(try open("--text", "客服态度太差了").text("case", "id"))
    let changed = desk.run(
      "case", "reclassify", third, "--kind", "fraud", "--agent", "li-na", "--json", at: "20:20")
    #expect(try changed.text("kind") == "fraud")
    #expect(try changed.text("desk") == "risk")
    #expect(try changed.text("priority", "level") == "6")
    let stats = desk.run("case", "stats", "--json", at: "21:00")
    #expect(try stats.text("classifier", "0", "kind") == "membership-charge")
    #expect(try stats.text("classifier", "0", "classified") == "2")
    #expect(try stats.text("classifier", "0", "overruled") == "1")
    #expect(try stats.text("classifier", "1", "kind") == "poor-service")
    #expect(try stats.text("classifier", "1", "overruled") == "1")
    let objects = try desk.audit().compactMap(\.object)
    #expect(objects.contains("case \(first) reclassified"))
    #expect(objects.contains("case \(third) reclassified"))
    #expect(desk.run("case", "stats", at: "21:00").output.contains("自动归类"))
  }

  @Test func `a recharge complaint that was filed otherwise is asked for its evidence`() throws {
    let number = try #require(try open("--text", "客服态度太差了").text("case", "id"))
    let changed = desk.run(
      "case", "reclassify", number, "--kind", "recharge-missing", "--agent", "li-na", "--json",
      at: "20:20")
    #expect(try changed.text("evidence", "owed", "0") == "transaction")
  }

  @Test func `what can't be reclassified is refused`() throws {
    let number = try #require(try open("--kind", "fraud").text("case", "id"))
    for (words, status, message) in [
      (["--kind", "fraud"], 1, "工单已归类为“涉嫌诈骗”"), ([], 2, "--kind"),
      (["--kind", "frod"], 2, "是不是“fraud”？"),
    ] as [([String], Int32, String)] {
      let answer = desk.run(
        words: ["case", "reclassify", number, "--agent", "li-na"] + words, at: "20:20")
      #expect(answer.status == status)
      #expect(answer.errors.contains(message), "\(answer.errors)")
    }
    #expect(open().errors.contains("也没有可供判断的 --text"))
    #expect(open("--text", "  ").errors.contains("也没有可供判断的 --text"))
    #expect(open("--kind", "fraud", "--order", "").errors.contains("--order 是空的"))
    #expect(
      open("--kind", "fraud", "--deadline=-5h").errors.contains("既不是时长也不是时间"))
  }
}
