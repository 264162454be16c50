package import AfterSales
package import Diagnostics
internal import FlowInterpreter

/// Tells what a complaint is about from the customer's words, by the example phrases of a data file.
package struct ComplaintClassifier: Sendable {
  private let kinds: [IssueKind]
  private let classifier: IntentClassifier
  private let confidence: Double
  private let moneyWords: [String]
  private let unclearMoney: IssueKind

  init(
    phrases: [(kind: IssueKind, phrases: [String])], offTopic: [String], confidence: Double,
    moneyWords: [String], unclearMoney: IssueKind
  ) {
    kinds = phrases.map(\.kind)
    classifier = IntentClassifier(phrases: phrases.map(\.phrases), offTopic: offTopic)
    self.confidence = confidence
    self.moneyWords = moneyWords
    self.unclearMoney = unclearMoney
  }

  /// The kind of a complaint; `IssueKind.other`, a general enquiry, if it is like none of the phrases.
  ///
  /// What is about money is never a general enquiry: the likeliest kind takes it, however unsure.
  package func kind(of text: String) -> IssueKind {
    let guess = classifier.classify(text)
    if let guess, guess.confidence > confidence { return kinds[guess.intent] }
    guard moneyWords.contains(where: { text.contains($0) }) else { return .other }
    return guess.map { kinds[$0.intent] } ?? unclearMoney
  }
}

extension ComplaintClassifier {
  /// Reads the phrases of every kind, and learns from them.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  package static func read(_ source: SourceText) throws(InvalidInput) -> ComplaintClassifier {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    let root = try JSON5Parser.parse(source)
    var phrases: [(kind: IssueKind, phrases: [String])] = []
    var (offTopic, money): ([String], [String]) = ([], [])
    var (confidence, unclear) = (0.5, IssueKind.refundDispute)
    if let object = reader.object(root, path: "") {
      confidence = object.number("confidence", in: 0...1) ?? confidence
      money = texts(object.list("money"), "money", reader)
      if let value = object.optional("unclearMoney"), let text = reader.text(value, path: "") {
        unclear = kind(text, at: value.offset, reader) ?? unclear
      }
      let members = object.required("kinds").map { reader.members($0, path: "kinds") } ?? []
      for member in members {
        let path = "kinds: \(member.key)"
        guard let kind = kind(member.key, at: member.keyOffset, reader) else { continue }
        phrases.append((kind, texts(reader.list(member.value, path: path), path, reader)))
      }
      offTopic = texts(object.list("offTopic"), "offTopic", reader)
      object.finish()
      if phrases.isEmpty, !log.hasErrors {
        reader.error(
          "no-kind", at: root.offset,
          Wording(zh: "没有一类有可学的例句", en: "no kind has phrases to learn from"))
      }
    }
    try log.throwIfErrors()
    return ComplaintClassifier(
      phrases: phrases, offTopic: offTopic, confidence: confidence, moneyWords: money,
      unclearMoney: unclear)
  }

  private static func texts(
    _ values: [LocatedValue], _ path: String, _ reader: DocumentReader
  ) -> [String] {
    values.compactMap { reader.text($0, path: path) }.filter { !$0.isEmpty }
  }

  private static func kind(
    _ name: String, at offset: Int, _ reader: DocumentReader
  ) -> IssueKind? {
    let kind = IssueKind(rawValue: name)
    if IssueKind.known.contains(kind) { return kind }
    let guess = Suggestion.guess(at: name, in: IssueKind.known.map(\.rawValue))
    reader.error(
      "unknown-kind", at: offset,
      Wording(
        zh: "没有类型“\(name.prefix(40))”", en: "there is no kind \"\(name.prefix(40))\"") + guess)
    return nil
  }
}
