internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter

extension Hotline {
  static let flowIntents = Command(
    "intents",
    summary: Wording(zh: "衡量语音意图识别得准不准", en: "Measure how well free speech is understood"),
    discussion: Wording(
      zh: """
        从 FILE 的语句学习，格式 { utterances: [{ text: "…", intent: "refund" }] }（intent 为 null：无关的话），
        再识别 --against 的语句；不写则用自己的做交叉验证。最后一张表说明置信度可不可信：自称多少，实际多少。

        hotline flow intents Fixtures/Data/utterances-train.json5
        hotline flow intents Fixtures/Data/utterances-train.json5 \\
            --against Fixtures/Data/utterances-test.json5
        """,
      en: """
        Learns from the utterances of FILE, { utterances: [{ text: "…", intent: "refund" }] } (intent
        null: off the topic), and answers those of --against, or by cross-validation its own. The last
        table tells how true the confidence is: what was claimed, and what was right.

        hotline flow intents Fixtures/Data/utterances-train.json5
        hotline flow intents Fixtures/Data/utterances-train.json5 \\
            --against Fixtures/Data/utterances-test.json5
        """),
    arguments: [
      Argument("FILE", help: Wording(zh: "用来学习的标注语句", en: "labelled utterances to learn from"))
    ],
    options: [
      .value(
        "against", "FILE",
        help: Wording(
          zh: "要识别的标注语句（默认：交叉验证）", en: "labelled utterances to answer (default: cross-validation)"),
        completion: .files),
      .value(
        "folds", "N",
        help: Wording(zh: "交叉验证的份数（默认 5）", en: "folds of the cross-validation (default: 5)")),
      .value(
        "confidence", "P",
        help: Wording(
          zh: "低于这个置信度就拒识（默认 0.5）", en: "reject answers less sure than this (default: 0.5)")),
      .json(Wording(zh: "把结果和识别错的写成 JSON", en: "write the figures and wrong answers as JSON")),
    ]
  ) { invocation, console in
    let confidence = try invocation.number("confidence", in: 0...1) ?? 0.5
    let folds = try invocation.integer("folds", in: 2...100) ?? 5
    let file = try UtteranceFile(SourceText(contentsOf: invocation.arguments[0]))
    let evaluation: IntentEvaluation
    if let path = invocation.value("against") {
      let other = try UtteranceFile(SourceText(contentsOf: path))
      try other.requireIntents(of: file)
      evaluation = IntentEvaluation(learning: file, answering: other, confidence: confidence)
    } else {
      evaluation = IntentEvaluation(crossValidating: file, folds: folds, confidence: confidence)
    }
    console.show(
      invocation, json: evaluation.json(confidence: confidence), text: evaluation.text(console))
    return .success
  }
}

extension IntentEvaluation {
  fileprivate func json(confidence: Double) -> JSONValue {
    .object([
      "accuracy": accuracy.map { .number($0) } ?? .null,
      "offTopicRejected": offTopicRejected.map { .number($0) } ?? .null,
      "confidence": .number(confidence),
      "onTopic": .integer(Int64(onTopic.count)),
      "offTopic": .integer(Int64(offTopic.count)),
      "rejected": .integer(Int64(onTopic.count { $0.heard == nil })),
      "perIntent": .object(intents.map { JSONValue.Member($0, figures(of: $0)) }),
      "confusion": .object(
        (intents + [nil]).map { meant in
          JSONValue.Member(
            meant ?? "offTopic",
            .object(
              (intents + [nil]).map { heard in
                .init(
                  heard ?? "rejected",
                  .integer(Int64(count(meaning: meant, heardAs: heard))))
              }))
        }),
      "reliability": .array(
        reliability.map { tenth in
          .object([
            "from": .number(tenth.from), "answers": .integer(Int64(tenth.answers)),
            "right": .integer(Int64(tenth.right)),
            "meanConfidence": tenth.meanConfidence.map { .number($0) } ?? .null,
            "accuracy": tenth.accuracy.map { .number($0) } ?? .null,
          ])
        }),
      "wrong": .array(
        answers.filter { !$0.isRight }.map { answer in
          .object([
            "text": .text(answer.utterance.text),
            "intent": answer.utterance.intent.map { .text($0) } ?? .null,
            "heard": answer.heard.map { .text($0) } ?? .null,
            "likeliest": answer.likeliest.map { .text($0) } ?? .null,
            "confidence": .number(answer.confidence),
          ])
        }),
    ])
  }

  private func figures(of intent: String) -> JSONValue {
    let meant = answers.filter { $0.utterance.intent == intent }
    let heard = answers.count { $0.heard == intent }
    let right = count(meaning: intent, heardAs: intent)
    return .object([
      "utterances": .integer(Int64(meant.count)),
      "right": .integer(Int64(right)),
      "rejected": .integer(Int64(count(meaning: intent, heardAs: nil))),
      "recall": meant.isEmpty ? .null : .number(Double(right) / Double(meant.count)),
      "precision": heard == 0 ? .null : .number(Double(right) / Double(heard)),
    ])
  }

  fileprivate func text(_ console: Console) -> String {
    var lines = [
      console.text(
        zh: "识别正确 \(Self.percent(accuracy))（共 \(onTopic.count) 句），"
          + "无关的话拒识 \(Self.percent(offTopicRejected))（共 \(offTopic.count) 句）",
        en: "understood \(Self.percent(accuracy)) of \(onTopic.count) utterances, "
          + "rejected \(Self.percent(offTopicRejected)) of \(offTopic.count) off the topic"),
      "",
    ]
    lines += matrix(console) + [""] + reliabilityTable(console)
    let wrong = answers.filter { !$0.isRight }
    if !wrong.isEmpty {
      lines += ["", console.text(zh: "听错的话：", en: "misunderstood:")]
      lines += wrong.prefix(Self.longestList).map { line(for: $0, console) }
      if wrong.count > Self.longestList {
        let more = wrong.count - Self.longestList
        lines.append(
          console.text(zh: "  另有 \(more) 句（见 --json）", en: "  and \(more) more (see --json)"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let longestList = 30

  /// A row for what was meant, a column for what was heard.
  private func matrix(_ console: Console) -> [String] {
    let rejected = console.text(zh: "拒识", en: "rejected")
    let offTopic = console.text(zh: "（无关）", en: "(off the topic)")
    let rows: [String?] = intents + [nil]
    let names = rows.enumerated().map { index, intent in
      intent.map { "\(index + 1) \($0)" } ?? offTopic
    }
    let title = console.text(zh: "本意＼听成", en: "meant \\ heard as")
    let width = ([title] + names).map { DisplayWidth.of($0) }.max() ?? 0
    let cell = 5
    func row(_ name: String, _ cells: [String]) -> String {
      DisplayWidth.pad(name, to: width)
        + cells.dropLast().map { DisplayWidth.padLeading($0, to: cell) }.joined()
        + DisplayWidth.padLeading(cells.last ?? "", to: DisplayWidth.of(rejected) + 2)
    }
    let head = row(title, intents.indices.map { String($0 + 1) } + [rejected])
    return [head]
      + zip(rows, names).map { meant, name in
        row(
          name,
          rows.map { heard in
            let count = count(meaning: meant, heardAs: heard)
            return count == 0 ? "·" : String(count)
          })
      }
  }

  private func reliabilityTable(_ console: Console) -> [String] {
    let names = [
      console.text(zh: "置信度", en: "confidence"), console.text(zh: "句数", en: "answers"),
      console.text(zh: "平均", en: "claimed"), console.text(zh: "实际正确", en: "right"),
    ]
    let rows = reliability.filter { $0.answers > 0 }.map { tenth in
      let from = Int((tenth.from * 10).rounded())
      let range = from == 9 ? "0.9–1.0" : "0.\(from)–0.\(from + 1)"
      return [
        range, String(tenth.answers), Self.percent(tenth.meanConfidence),
        Self.percent(tenth.accuracy),
      ]
    }
    return ([names] + rows).map { cells in
      DisplayWidth.pad(cells[0], to: 10)
        + cells.dropFirst().map { DisplayWidth.padLeading($0, to: 10) }.joined()
    }
  }

  private func line(for answer: Answer, _ console: Console) -> String {
    let words = DisplayWidth.printable(answer.utterance.text)
    let text = DisplayWidth.pad(DisplayWidth.truncate(words, to: 44), to: 44)
    let meant = answer.utterance.intent ?? console.text(zh: "无关", en: "off the topic")
    let heard = answer.heard ?? console.text(zh: "拒识", en: "rejected")
    let likeliest =
      answer.heard == nil
      ? answer.likeliest.map { " \($0)?" } ?? "" : ""
    return "  \(text)  \(meant) → \(heard)\(likeliest) "
      + Self.percent(answer.confidence)
  }

  private static func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
