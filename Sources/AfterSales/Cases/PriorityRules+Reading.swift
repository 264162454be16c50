package import Diagnostics

extension PriorityRules {
  /// Reads a file of rules.
  ///
  /// - Throws: `InvalidInput` with every problem found.
  package static func read(_ source: SourceText) throws(InvalidInput) -> PriorityRules {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    var result = PriorityRules(base: 0)
    if let file = reader.object(try JSON5Parser.parse(source), path: "") {
      result.base = file.integer("base", in: 0...highest) ?? 0
      result.rules = rules(file.list("rules"), reader)
      if let tiers = file.optional("tiers") { result.tiers = steps(tiers, reader) }
      if let every = file.required("risesEvery"),
        let duration = reader.duration(every, path: "risesEvery")
      {
        if duration < .seconds(60) {
          reader.error(
            "out-of-range", at: every.offset,
            Wording(zh: "risesEvery：至少 \"1m\"", en: "risesEvery: it must be at least \"1m\""))
        }
        result.risesEvery = duration
      }
      file.finish()
    }
    try log.throwIfErrors()
    return result
  }

  private static func rules(_ values: [LocatedValue], _ reader: DocumentReader) -> [Rule] {
    var ids: Set<String> = []
    return values.compactMap { value in
      guard let object = reader.object(value, path: "rule") else { return nil }
      defer { object.finish() }
      guard let id = object.requiredText("rule") else { return nil }
      if !ids.insert(id).inserted {
        reader.error(
          "duplicate-rule", at: object.keyOffset("rule"),
          Wording(zh: "有两条规则“\(id)”", en: "there are two rules \"\(id)\""))
      }
      var rule = Rule(id: id, priority: 0)
      if let priority = object.required("priority") {
        rule.priority =
          reader.integer(priority, path: object.path(of: "priority"), in: 0...highest) ?? 0
      }
      rule.desk = object.oneOf(CaseDesk.self, "desk")
      rule.tell = object.object("tell").flatMap { Wording.read($0) }
      readConditions(object, into: &rule)
      return rule
    }
  }

  private static func readConditions(_ object: ObjectReader, into rule: inout Rule) {
    guard let when = object.object("when") else { return }
    let reader = object.reader
    if when.has("kinds") {
      rule.kinds = when.list("kinds").compactMap { value in
        IssueKind.read(value, path: when.path(of: "kinds"), reader)
      }
    }
    if when.has("channels") {
      rule.channels = when.list("channels").compactMap {
        reader.oneOf(CaseChannel.self, $0, path: when.path(of: "channels"))
      }
    }
    rule.amountAbove = when.money("amountAbove")
    rule.escalated = when.integer("escalated", in: 0...3)
    rule.isReopened = when.boolean("reopened")
    when.finish()
  }

  private static func steps(_ value: LocatedValue, _ reader: DocumentReader) -> [String: Int] {
    var steps: [String: Int] = [:]
    for member in reader.members(value, path: "tiers") {
      steps[member.key] = reader.integer(member.value, path: "tiers: \(member.key)", in: 0...1)
    }
    return steps
  }
}

extension Wording {
  /// Reads `{ zh, en }`.
  static func read(_ object: ObjectReader) -> Wording? {
    defer { object.finish() }
    guard let zh = object.requiredText("zh"), let en = object.requiredText("en") else { return nil }
    return Wording(zh: zh, en: en)
  }
}
