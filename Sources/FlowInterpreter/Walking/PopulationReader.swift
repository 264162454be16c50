package import Diagnostics

/// Reads a population file (`Documentation/Populations.md`), reporting every problem with its place.
package struct PopulationReader {
  let reader: DocumentReader
  private var goals: [String] = []

  /// The population of a file.
  ///
  /// - Parameter log: gets every problem found.
  /// - Returns: `nil` if there are errors. Data that the file only names are still to be read.
  package static func read(_ source: SourceText, log: DiagnosticLog) -> Population? {
    let ownLog = DiagnosticLog()
    defer { log.add(contentsOf: ownLog.diagnostics) }
    do throws(InvalidInput) {
      let root = try JSON5Parser.parse(source)
      var reader = PopulationReader(reader: DocumentReader(source, log: ownLog))
      let population = reader.population(root)
      return ownLog.hasErrors ? nil : population
    } catch {
      ownLog.add(contentsOf: error.diagnostics)
      return nil
    }
  }

  /// The behaviour that a part of another file describes, such as a scenario's.
  package static func behaviour(
    _ value: LocatedValue, path: String, reader: DocumentReader
  ) -> CallerBehaviour {
    PopulationReader(reader: reader).behaviour(value, path: path)
  }

  private init(reader: DocumentReader) { self.reader = reader }

  /// More callers, reasons or sentences than this are refused.
  private static let mostEntries = 100_000
  static let weights = 1e-9...1e9

  private mutating func population(_ root: LocatedValue) -> Population? {
    guard let object = reader.object(root, path: "") else { return nil }
    var population = Population(
      id: object.required("population").flatMap {
        reader.id($0, path: "population")
      } ?? "")
    _ = object.text("note")
    population.asOf = object.instant("asOf")
    readData(object, &population)
    population.services = ServiceStubs(
      byName: StubReader(reader).stubs(object),
      mentions: root["services"].map(FixtureMention.stubs) ?? [])
    let goals = object.required("goals").map { reader.members($0, path: "goals") } ?? []
    self.goals = goals.map(\.key)
    if goals.isEmpty, let value = object.optional("goals"), case .object = value.content {
      reader.error(
        "empty", at: value.offset,
        Wording(zh: "goals：至少要有一个来电原因", en: "goals: there must be at least one reason to call"))
    }
    population.goals = goals.compactMap { goal($0) }
    let callers = limited(object.required("callers"), path: "callers")
    population.callers = callers.enumerated().compactMap { caller($1, path: "callers[\($0)]") }
    if let behaviour = object.optional("behaviour") {
      population.behaviour = self.behaviour(behaviour, path: "behaviour")
    }
    object.finish()
    return population
  }

  private func limited(_ value: LocatedValue?, path: String) -> [LocatedValue] {
    guard let value else { return [] }
    let elements = reader.list(value, path: path)
    if elements.isEmpty, case .array = value.content {
      reader.error(
        "empty", at: value.offset, Wording(zh: "列表是空的", en: "the list is empty").at(path))
    }
    guard elements.count > Self.mostEntries else { return elements }
    reader.error(
      "too-many", at: elements[Self.mostEntries].offset,
      Wording(
        zh: "有 \(elements.count) 个，最多读 \(Self.mostEntries) 个",
        en: "there are \(elements.count), at most \(Self.mostEntries) are read"
      ).at(path))
    return []
  }

  private func readData(_ object: ObjectReader, _ population: inout Population) {
    guard let value = object.optional("data") else { return }
    switch value.content {
    case .text(let name): population.dataSource = .file(NamedPlace(name, offset: value.offset))
    case .object: population.data = DirectoryReader(reader).data(value, path: "data")
    default:
      reader.mismatch(
        value, expected: Wording(zh: "数据文件名，或数据本身", en: "the name of a data file, or the data"),
        path: "data")
    }
  }

  // MARK: Why they call

  private func goal(_ member: LocatedValue.Member) -> Population.Goal? {
    let path = "goal \"\(member.key.prefix(40))\""
    if !Identifier.isID(member.key) {
      reader.error(
        "bad-id", at: member.keyOffset,
        Wording(
          zh: "goals：“\(member.key.prefix(40))”不能用作 id",
          en: "goals: \"\(member.key.prefix(40))\" is no id"),
        hint: Wording(
          zh: "id 由小写字母、数字和连字符组成，以字母开头",
          en: "ids have small letters, digits and dashes and begin with a letter"))
    }
    guard let object = reader.object(member.value, path: path) else { return nil }
    _ = object.text("note")
    let goal = Population.Goal(
      id: member.key, words: texts(object, "words"), says: texts(object, "says"),
      nodes: nodes(object), offset: member.keyOffset)
    object.finish()
    return goal
  }

  /// Texts that are not empty.
  func texts(_ object: ObjectReader, _ key: String) -> [String] {
    guard let value = object.optional(key) else { return [] }
    let path = object.path(of: key)
    return limited(value, path: path).compactMap { element in
      guard let text = reader.text(element, path: path) else { return nil }
      if text.isEmpty {
        reader.error(
          "empty", at: element.offset, Wording(zh: "文字是空的", en: "the text is empty").at(path))
      }
      return text
    }
  }

  // MARK: Who calls

  private func caller(_ value: LocatedValue, path: String) -> Population.Caller? {
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    _ = object.text("note")
    var number: String?
    if let given = object.required("number"), !given.isNull {
      number = reader.text(given, path: object.path(of: "number"))
    }
    let weight = object.number("weight", in: Self.weights) ?? 1
    let goals = object.required("goals").map { self.goals($0, path: object.path(of: "goals")) }
    return Population.Caller(
      number: number, weight: weight, goals: goals ?? [], knows: knows(object))
  }

  /// One reason by its name, or several with their weights.
  private func goals(_ value: LocatedValue, path: String) -> [Population.WeightedGoal] {
    if case .text(let name) = value.content {
      return goal(named: name, at: value.offset, path: path).map { [.init(goal: $0, weight: 1)] }
        ?? []
    }
    let members = reader.members(value, path: path)
    if members.isEmpty, case .object = value.content {
      reader.error(
        "empty", at: value.offset,
        Wording(zh: "至少要有一个来电原因", en: "there must be at least one reason to call").at(path))
    }
    return members.compactMap { member in
      let weight = reader.number(
        member.value, path: "\(path): \(member.key.prefix(40))", in: Self.weights)
      let goal = goal(named: member.key, at: member.keyOffset, path: path)
      guard let weight, let goal else { return nil }
      return .init(goal: goal, weight: weight)
    }
  }

  private func goal(named name: String, at offset: Int, path: String) -> Int? {
    if let index = goals.firstIndex(of: name) { return index }
    reader.error(
      "unknown-goal", at: offset,
      Wording(zh: "没有目标“\(name.prefix(40))”", en: "there is no goal \"\(name.prefix(40))\"").at(
        path) + Suggestion.guess(at: name, in: goals),
      hint: Wording(zh: "写进 goals", en: "list it under goals"))
    return nil
  }

  private func knows(_ object: ObjectReader) -> [Population.KnownDigits] {
    guard let value = object.optional("knows") else { return [] }
    let path = object.path(of: "knows")
    return reader.members(value, path: path).compactMap { member in
      let path = "\(path): \(member.key.prefix(40))"
      return digits(member.value, path: path).map { .init(word: member.key, digits: $0) }
    }
  }

  private func digits(_ value: LocatedValue, path: String) -> String? {
    guard let text = reader.text(value, path: path) else { return nil }
    guard Self.isDigits(text) else {
      reader.error(
        "bad-digits", at: value.offset,
        Wording(zh: "应为 1 到 64 位数字", en: "expected 1 to 64 digits").at(path))
      return nil
    }
    return text
  }

  static func isDigits(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
