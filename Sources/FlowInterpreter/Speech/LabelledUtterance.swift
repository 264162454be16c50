package import Diagnostics

/// Something a caller said, with what was meant.
package struct LabelledUtterance: Sendable, Hashable {
  package var text: String
  /// The name of the intent; `nil` for speech off the topic.
  package var intent: String?

  package init(text: String, intent: String?) {
    self.text = text
    self.intent = intent
  }
}

/// Labelled utterances of a file, `{ utterances: [{ text: "…", intent: "refund" }] }`.
package struct UtteranceFile: Sendable {
  package let utterances: [LabelledUtterance]
  /// The names of the intents, in the order of their first utterance.
  package let intents: [String]
  private let source: SourceText
  private let firstPlaces: [String: Int]

  /// Reads the file.
  ///
  /// - Throws: `InvalidInput` with every problem found; a file without an intent is one.
  package init(_ source: SourceText) throws(InvalidInput) {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    var utterances: [LabelledUtterance] = []
    var intents: [String] = []
    var firstPlaces: [String: Int] = [:]
    if let object = reader.object(root, path: "") {
      let list = object.required("utterances").map { reader.list($0, path: "utterances") } ?? []
      for (index, element) in list.enumerated() {
        guard let member = reader.object(element, path: "utterances[\(index)]") else { continue }
        let text = member.requiredText("text")
        var intent: String?
        if let value = member.required("intent"), !value.isNull {
          intent = reader.id(value, path: member.path(of: "intent"))
          if let intent, firstPlaces[intent] == nil {
            firstPlaces[intent] = value.offset
            intents.append(intent)
          }
        }
        member.finish()
        if let text { utterances.append(LabelledUtterance(text: text, intent: intent)) }
      }
      object.finish()
      if intents.isEmpty, !log.hasErrors {
        reader.error(
          "no-intent", at: root.offset, Wording(zh: "没有一句话写了意图", en: "no utterance has an intent"))
      }
    }
    try log.throwIfErrors()
    self.source = source
    self.utterances = utterances
    self.intents = intents
    self.firstPlaces = firstPlaces
  }

  /// Refuses intents that a file to learn from doesn't teach.
  package func requireIntents(of other: UtteranceFile) throws(InvalidInput) {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    for intent in intents where !other.intents.contains(intent) {
      reader.error(
        "unknown-intent", at: firstPlaces[intent] ?? 0,
        Wording(
          zh: "\(other.source.path) 里没有意图“\(intent)”的话",
          en: "\(other.source.path) has no utterance of intent \"\(intent)\"")
          + Suggestion.guess(at: intent, in: other.intents))
    }
    try log.throwIfErrors()
  }
}
