package import Diagnostics

/// Reads flow files into the model, and reports every problem of a file in one run.
///
/// A part that can't be read is reported and given up, the reading goes on behind it. What can only
/// be known with other flows at hand is checked by `FlowLibrary`.
package struct FlowReader {
  let reader: DocumentReader
  /// The nodes' ids with their indices, known before any node is read.
  var nodes: [String: Int] = [:]
  /// In the order of the file, for suggestions.
  var nodeIDs: [String] = []
  var variables: [Variable] = []
  var names = ExpressionNames([])
  var defaults = FlowDefaults()
  /// Where the flow was made; in flows from elsewhere names may be any texts.
  var system = FlowSystem.hotline
  /// What the call knows variables by, where that is no name of ours.
  var foreignNames: [Int: String] = [:]
  /// What the flow's calls begin in.
  var language = usualLanguage
  /// What they may be switched to.
  var languages = [usualLanguage]
  /// By name: the outcomes of the services that the flow declares of its own.
  var ownServices: [String: [String]] = [:]
  /// The shared calendars; `nil` for those beside the flow's file.
  let calendars: CalendarFolder?

  /// The id the flow must have; `nil` for any.
  private let expectedID: String?

  private init(_ reader: DocumentReader, expectedID: String?, calendars: CalendarFolder?) {
    self.reader = reader
    self.calendars = calendars
    self.expectedID = expectedID
  }

  /// Reads a flow.
  ///
  /// - Parameter anyName: whether the file's base name may differ from the flow's id, as an old
  ///   version's does.
  /// - Parameter calendars: those that flows share; by default the ones beside the flow's file.
  /// - Returns: `nil` if there are errors, which are then in the log.
  package static func read(
    _ source: SourceText, anyName: Bool = false, calendars: CalendarFolder? = nil,
    log: DiagnosticLog
  ) -> Flow? {
    let root: LocatedValue
    do throws(InvalidInput) {
      root = try JSON5Parser.parse(source)
    } catch {
      log.add(contentsOf: error.diagnostics)
      return nil
    }
    let ownLog = DiagnosticLog()
    let file = source.path.split(separator: "/").last.map(String.init) ?? ""
    let baseName = file.hasSuffix(".json5") ? String(file.dropLast(6)) : file
    var reader = Self(
      DocumentReader(source, log: ownLog), expectedID: anyName ? nil : baseName,
      calendars: calendars)
    let flow = reader.flow(root)
    // What is wrong with a calendar is said once, however many flows and nodes use it.
    var told = Set(log.diagnostics)
    log.add(
      contentsOf: ownLog.diagnostics.filter { $0.file == source.path || told.insert($0).inserted })
    return ownLog.hasErrors ? nil : flow
  }

  /// - Throws: `InvalidInput` with every problem of the file.
  package static func read(
    _ source: SourceText, anyName: Bool = false
  ) throws(InvalidInput) -> Flow {
    let log = DiagnosticLog()
    let flow = read(source, anyName: anyName, log: log)
    try log.throwIfErrors()
    guard let flow else {
      preconditionFailure("FlowReader must report why it gives no flow (of \(source.path))")
    }
    return flow
  }

  // MARK: The file

  private mutating func flow(_ root: LocatedValue) -> Flow? {
    guard let file = reader.object(root, path: "") else { return nil }
    let id = file.required("flow").flatMap { flowID($0) }
    let title = file.text("title")
    system = file.oneOf(FlowSystem.self, "from") ?? .hotline
    let isForWaiting = isElsewhere ? file.boolean("forWaiting") ?? false : false
    let isWritten = isElsewhere ? file.boolean("written") ?? false : false
    let given = file.text("language")
    languages = readLanguages(file, language: given)
    language = given ?? languages.first ?? Self.usualLanguage
    let nodesValue = file.required("nodes")
    let members = nodesValue.map { reader.members($0, path: "nodes") } ?? []
    for (index, member) in members.enumerated() {
      nodes[member.key] = index
      nodeIDs.append(member.key)
    }
    if let nodesValue, members.isEmpty, case .object = nodesValue.content {
      reader.error(
        "no-nodes", at: nodesValue.offset,
        Wording(zh: "流程至少要有一个节点", en: "a flow needs at least one node"))
    }
    if let value = file.optional("variables") { variables = readVariables(value) }
    names = ExpressionNames(variables)
    ownServices = file.optional("services").map { readOwnServices($0) } ?? [:]
    if let value = file.optional("defaults") { readDefaults(value) }
    let start = file.required("start").flatMap { reference($0, path: "start") }
    let read = members.map { node($0) }
    file.finish()
    guard let id, let start else { return nil }
    for (slot, name) in foreignNames { variables[slot].name = name }
    var flow = Flow(
      id: id, title: title ?? id, language: language, languages: languages, start: start,
      defaults: defaults, variables: variables, nodes: read.compactMap { $0 }, source: reader.source
    )
    flow.system = system
    flow.isForWaiting = isForWaiting
    flow.isWritten = isWritten
    return flow
  }

  private func flowID(_ value: LocatedValue) -> String? {
    guard let id = reader.id(value, path: "flow") else { return nil }
    if let expectedID, id != expectedID {
      reader.error(
        "wrong-flow-name", at: value.offset,
        Wording(
          zh: "flow：“\(id)”与文件名“\(expectedID)”不同",
          en: "flow: \"\(id)\" is not the file's base name \"\(expectedID)\""),
        hint: Wording(zh: "流程按文件名查找", en: "flows are found by the name of their file"))
      return nil
    }
    return id
  }

  private mutating func readVariables(_ value: LocatedValue) -> [Variable] {
    let reserved = GivenName.everywhere.map(\.rawValue) + ["true", "false", "null", "in"]
    var variables: [Variable] = []
    for member in reader.members(value, path: "variables") {
      if let variable = variable(member, reserved, slot: variables.count) {
        variables.append(variable)
      }
    }
    return variables
  }

  private mutating func variable(
    _ member: LocatedValue.Member, _ reserved: [String], slot: Int
  ) -> Variable? {
    guard Identifier.isVariable(member.key) else {
      reader.error(
        "bad-name", at: member.keyOffset,
        Wording(
          zh: "variables：“\(member.key.prefix(40))”不是变量名",
          en: "variables: \"\(member.key.prefix(40))\" is no name"),
        hint: Wording(
          zh: "变量名由字母、数字和 _ 组成，不以数字开头",
          en: "names have letters, digits and _ and don't begin with a digit"))
      return nil
    }
    guard !reserved.contains(member.key) else {
      reader.error(
        "reserved-name", at: member.keyOffset,
        Wording(
          zh: "variables：“\(member.key)”是固有的", en: "variables: \"\(member.key)\" is always there"),
        hint: Wording(zh: "换个名字", en: "choose another name"))
      return nil
    }
    let path = "variables: \(member.key)"
    if system != .hotline, case .object = member.value.content {
      return foreignVariable(member, path: path, slot: slot)
    }
    return reader.value(member.value, path: path).map { value in
      // `{ secret: VALUE }` declares a variable that is to be told to nobody.
      if case .record(let fields) = value, fields.count == 1, let secret = fields["secret"] {
        return Variable(
          name: member.key, initial: secret, isSecret: true, offset: member.keyOffset)
      }
      return Variable(name: member.key, initial: value, offset: member.keyOffset)
    }
  }

  private mutating func readDefaults(_ value: LocatedValue) {
    guard let object = reader.object(value, path: "defaults") else { return }
    if let timeout = object.duration("timeout") { defaults.timeout = timeout }
    if let timeout = object.duration("interDigitTimeout") { defaults.interDigitTimeout = timeout }
    if let attempts = object.integer("attempts", in: Self.attempts) { defaults.attempts = attempts }
    if let bargeIn = object.boolean("bargeIn") { defaults.bargeIn = bargeIn }
    defaults.noInput = prompts("noInput", of: object)
    defaults.noMatch = prompts("noMatch", of: object)
    defaults.exhausted = reference("exhausted", of: object)
    defaults.onError = reference("onError", of: object)
    object.finish()
  }

  /// How often a caller may be asked.
  static let attempts = 1...100
}
