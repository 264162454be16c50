package import Diagnostics

/// Reads fixtures: one object, or `{ fixtures: [ … ] }`.
package struct FixtureReader {
  let reader: DocumentReader

  /// Reads the fixtures of a file and reports to the log what is wrong with them.
  package static func fixtures(in source: SourceText, log: DiagnosticLog) -> [Fixture] {
    do throws(InvalidInput) {
      let document = try JSON5Parser.parse(source)
      return FixtureReader(reader: DocumentReader(source, log: log)).fixtures(document)
    } catch {
      log.add(contentsOf: error.diagnostics)
      return []
    }
  }

  /// Whether a file that was found in a folder looks as if it was meant to hold fixtures.
  package static func looksLikeFixtures(_ document: LocatedValue) -> Bool {
    guard case .object(let members) = document.content else { return false }
    // An emergency plan has steps, too.
    return document["plan"] == nil
      && members.contains { member in
        ["fixture", "fixtures", "expect", "steps"].contains(member.key)
          // A slip of the pen must not make a file one that nobody runs.
          || ["fixture", "fixtures"].contains { Suggestion.editDistance(member.key, $0) <= 2 }
      }
  }

  private func fixtures(_ document: LocatedValue) -> [Fixture] {
    guard document["fixtures"] != nil, let object = reader.object(document, path: "") else {
      return fixtures(of: document, path: "")
    }
    let elements = object.list("fixtures")
    if elements.isEmpty {
      reader.error(
        "no-fixtures", at: document.offset,
        Wording(zh: "文件里没有测试", en: "there are no fixtures in the file"))
    }
    _ = object.text("note")
    object.finish()
    let fixtures = elements.enumerated().flatMap { self.fixtures(of: $1, path: "fixtures[\($0)]") }
    checkNames(of: fixtures)
    return fixtures
  }

  /// The fixtures of an object: one, or one for each of its parameters.
  private func fixtures(of value: LocatedValue, path: String) -> [Fixture] {
    let filled = FixtureParameters(reader: reader).fixtures(of: value, path: path)
    let fixtures = filled.compactMap { fixture($0, path: path) }
    if path.isEmpty { checkNames(of: fixtures) }
    return fixtures
  }

  /// Reports fixtures that bear a name another one has: reports and snapshots know them by it.
  private func checkNames(of fixtures: [Fixture]) {
    var seen: [String: Int] = [:]
    for fixture in fixtures {
      guard let first = seen[fixture.name] else {
        seen[fixture.name] = fixture.nameOffset
        continue
      }
      reader.error(
        "duplicate-name", at: fixture.nameOffset,
        Wording(
          zh: "名字“\(fixture.name.prefix(80))”已被第 \(reader.source.place(at: first).line) 行的测试占用",
          en: "the name \"\(fixture.name.prefix(80))\" is taken by the fixture in line "
            + "\(reader.source.place(at: first).line)"),
        hint: Wording(
          zh: "带参数的测试，用名字里的 {…} 区分各通来电",
          en: "calls of one fixture with parameters are told apart by {…} in its name"))
    }
  }

  private func fixture(_ value: LocatedValue, path: String) -> Fixture? {
    guard let object = reader.object(value, path: path) else { return nil }
    let problemsBefore = reader.log.diagnostics.count
    let name = object.requiredText("fixture")
    let flow = object.required("flow").flatMap { value in
      reader.id(value, path: object.path(of: "flow")).map { NamedPlace($0, offset: value.offset) }
    }
    var fixture = Fixture(
      name: name ?? "", flow: flow ?? NamedPlace(""), caller: nil, steps: [],
      expect: Expectations(), offset: value.offset)
    fixture.caller = caller(object)
    if let at = object.instant("at") { fixture.at = at }
    fixture.announcement = object.text("announcement")
    fixture.closed = Set(
      object.list("closed").compactMap { reader.id($0, path: object.path(of: "closed")) })
    fixture.note = object.text("note")
    fixture.nameOffset = value["fixture"]?.offset ?? value.offset
    fixture.tags = object.list("tags").compactMap {
      reader.id($0, path: object.path(of: "tags"))
    }
    fixture.skip = skip(object)
    fixture.mentions = FixtureMention.all(in: value)
    fixture.data = data(object)
    fixture.stubs = StubReader(reader).stubs(object)
    fixture.queues = queues(object, stubs: &fixture.stubs)
    readOtherSystems(object, into: &fixture)
    fixture.steps = list("steps", object, atMost: Self.mostSteps).enumerated().compactMap {
      index, step in
      self.step(step, path: object.path(of: "steps[\(index)]"))
    }
    if let expect = object.object("expect") { fixture.expect = expectations(expect) }
    object.finish()
    if name?.isEmpty == true {
      reader.error(
        "empty-name", at: value["fixture"]?.offset ?? value.offset,
        Wording(zh: "名字是空的", en: "the name is empty"))
    }
    let isWhole = reader.log.diagnostics.count == problemsBefore
    if isWhole, fixture.expect.isEmpty, !fixture.steps.contains(where: \.checksSomething) {
      reader.error(
        "checks-nothing", at: value.offset, Wording(zh: "什么都没检查", en: "checks nothing").at(path),
        hint: Wording(
          zh: "写上来电应有的结果：expect: { outcome: \"completed\" }",
          en: "add what must come of the call: expect: { outcome: \"completed\" }"))
    }
    return name == nil || flow == nil ? nil : fixture
  }

  /// The calling number; a text without a single digit is a slip of the pen, for no number is `null`.
  private func caller(_ object: ObjectReader) -> String? {
    guard let value = object.optional("caller"), !value.isNull,
      let number = reader.text(value, path: object.path(of: "caller"))
    else { return nil }
    if !number.contains(where: \.isWholeNumber) {
      reader.error(
        "bad-number", at: value.offset,
        Wording(
          zh: "“\(number.prefix(40))”不是电话号码", en: "\"\(number.prefix(40))\" is no telephone number"
        ).at(object.path(of: "caller")),
        hint: Wording(zh: "隐藏号码写 null", en: "a withheld number is null"))
    }
    return number
  }

  /// A text that says something.
  func spokenText(_ key: String, _ object: ObjectReader) -> String? {
    guard let value = object.optional(key) else { return nil }
    return spokenText(value, path: object.path(of: key))
  }

  /// Every text holds an empty one, so that nothing would be checked.
  func spokenText(_ value: LocatedValue, path: String) -> String? {
    guard let text = reader.text(value, path: path) else { return nil }
    if text.isEmpty {
      reader.error(
        "empty-text", at: value.offset,
        Wording(zh: "空的文字什么都检查不了", en: "an empty text checks nothing").at(path))
    }
    return text
  }

  /// Why the fixture isn't run.
  private func skip(_ object: ObjectReader) -> String? {
    guard let value = object.optional("skip"),
      let reason = reader.text(value, path: object.path(of: "skip"))
    else { return nil }
    if reason.allSatisfy(\.isWhitespace) {
      reader.error(
        "empty-text", at: value.offset,
        Wording(zh: "应写明原因", en: "expected a reason").at(object.path(of: "skip")))
    }
    return reason
  }

  /// More steps, or texts to be heard, than this are refused, so that every fixture ends soon.
  private static let mostSteps = 10_000
  static let mostTexts = 1_000

  func list(_ key: String, _ object: ObjectReader, atMost limit: Int) -> [LocatedValue] {
    let elements = object.list(key)
    guard elements.count > limit else { return elements }
    reader.error(
      "too-many", at: elements[limit].offset,
      Wording(
        zh: "有 \(elements.count) 个，最多读 \(limit) 个",
        en: "there are \(elements.count), at most \(limit) are read"
      ).at(object.path(of: key)))
    return []
  }

  // MARK: What the call meets

  private func data(_ object: ObjectReader) -> FixtureData {
    guard let value = object.optional("data") else { return .none }
    switch value.content {
    case .null: return .none
    case .text(let name): return .file(NamedPlace(name, offset: value.offset))
    case .object:
      let data = DirectoryReader(reader).data(value, path: object.path(of: "data"))
      let text = String(decoding: reader.source.bytes[value.offset..<value.end], as: UTF8.self)
      return .inline(data, text: text)
    default:
      reader.mismatch(
        value, expected: Wording(zh: "数据文件名，或数据本身", en: "the name of a data file, or the data"),
        path: object.path(of: "data"))
      return .none
    }
  }

  /// - Parameter stubs: get the figures of queues.
  private func queues(
    _ object: ObjectReader, stubs: inout [String: ServiceStub]
  ) -> [String: QueueBehaviour] {
    guard let value = object.optional("queues") else { return [:] }
    var queues: [String: QueueBehaviour] = [:]
    for member in reader.members(value, path: object.path(of: "queues")) {
      let path = object.path(of: "queues.\(member.key)")
      guard let queue = reader.object(member.value, path: path) else { continue }
      let after = queue.duration("answerAfter")
      let talk = queue.duration("talk")
      let isFull = queue.boolean("full") ?? false
      let isClosed = queue.boolean("closed") ?? false
      let hasNobody = queue.boolean("nobody") ?? false
      if let metrics = queue.optional("metrics") {
        let value = reader.value(metrics, path: queue.path(of: "metrics")) ?? .null
        stubs[ServiceRequest.metrics + member.key] = .always(
          StubbedReply(.outcome("done", value: value)))
      }
      queue.finish()
      let given = [after != nil || talk != nil, isFull, isClosed, hasNobody]
      if given.count(where: \.self) > 1 {
        reader.error(
          "contradiction", at: member.value.offset,
          Wording(
            zh: "队列要么 full，要么 closed、nobody，要么应答，只写一个",
            en: "a queue is full, closed, has nobody, or answers: one of them"
          ).at(path))
      }
      queues[member.key] =
        if isFull {
          .full
        } else if isClosed {
          .closed
        } else if hasNobody {
          .nobody
        } else {
          .answers(after: after ?? .zero, talk: talk ?? QueueBehaviour.usualTalk)
        }
    }
    return queues
  }
}
