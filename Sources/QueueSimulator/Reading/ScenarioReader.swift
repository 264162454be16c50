package import Diagnostics

/// Reads a scenario file, reporting every problem it has with its place.
///
/// Names of queues, pools and call types are gathered first, so that parts may refer to others
/// that stand further down.
package struct ScenarioReader {
  /// The bytes of a file that a scenario names, or `nil` if it can't be read.
  package typealias FileContents = (_ path: String) -> [UInt8]?
  /// Plays calls through a flow; `nil` after it has reported why it can't.
  package typealias FlowMenus = (FlowMenuRequest) -> FlowMenuSample?

  let reader: DocumentReader
  let contents: FileContents
  let menus: FlowMenus?
  var queues: [String] = []
  var pools: [String] = []
  var callTypes: [String] = []
  /// The time of day at which the scenario begins, in seconds since midnight.
  var beginsAt = 0.0
  var begins = Instant(milliseconds: 0)
  var lasts = 0.0
  var intervalSeconds = 1_800.0
  var intervalCount = 1
  /// The calls of the file that the scenario names for all its types, by type; `nil` if it names
  /// none.
  var sharedCalls: [String: [Scenario.TracedCall]]?
  /// By queue: when somebody works for it, in seconds from the beginning.
  var staffedTimes: [[Range<Double>]] = []
  /// Where things stand that are checked once everything is known.
  var places = ScenarioPlaces()

  /// Reads and checks a scenario.
  /// - Parameters:
  ///   - contents: reads the files it names, and the scenarios it extends, by their path relative to
  ///     the scenario.
  ///   - menus: samples menus from flows; without it a scenario with such menus is refused.
  /// - Returns: the scenario and the warnings about it.
  /// - Throws: `InvalidInput` with everything found, if something makes it unusable.
  package static func read(
    _ source: SourceText, contents: @escaping FileContents = { _ in nil }, menus: FlowMenus? = nil
  ) throws(InvalidInput) -> (scenario: Scenario, warnings: [Diagnostic]) {
    let log = DiagnosticLog()
    var layers = ScenarioLayers(contents: contents, log: log)
    let (source, root) = try layers.merge(source, JSON5Parser.parse(source))
    var reader = ScenarioReader(
      reader: DocumentReader(source, log: log), contents: contents, menus: menus)
    let scenario = reader.scenario(root)
    try log.throwIfErrors()
    guard let scenario else {
      preconditionFailure("ScenarioReader must report why there is no scenario (it did not)")
    }
    ScenarioCheck(scenario: scenario, places: reader.places, reader: reader.reader).run()
    try log.throwIfErrors()
    return (scenario, log.diagnostics.sorted())
  }

  // MARK: The file

  private mutating func scenario(_ root: LocatedValue) -> Scenario? {
    guard let object = reader.object(root, path: "") else { return nil }
    let id = object.required("scenario").flatMap { reader.id($0, path: "scenario") }
    let title = object.text("title")
    let begins = object.instant("begins")
    let lastsSeconds = object.required("lasts").flatMap {
      reader.seconds($0, path: "lasts", least: 0.001)
    }
    var scenario = Scenario(id: id ?? "", lastsSeconds: lastsSeconds ?? 1)
    scenario.title = title ?? ""
    if let begins { scenario.begins = begins }
    if let interval = object.optional("interval").flatMap({
      reader.seconds($0, path: "interval", least: 1)
    }) {
      scenario.intervalSeconds = interval
    }
    if scenario.lastsSeconds / scenario.intervalSeconds > Self.mostIntervals {
      reader.error(
        "too-many-intervals", at: object.keyOffset(object.has("interval") ? "interval" : "lasts"),
        Wording(
          zh: "interval：一天超过 \(Int(Self.mostIntervals)) 个时段",
          en: "interval: the day has more than \(Int(Self.mostIntervals)) intervals"),
        hint: Wording(zh: "用长一点的时段", en: "use longer intervals"))
      scenario.intervalSeconds = scenario.lastsSeconds
    }
    beginsAt = Double(scenario.begins.civil.millisecondOfDay) / 1_000
    self.begins = scenario.begins
    lasts = scenario.lastsSeconds
    intervalSeconds = scenario.intervalSeconds
    intervalCount = scenario.intervalCount
    readNumbers(object, &scenario)
    readNames(object)
    sharedCalls = object.optional("calls").map { readSharedCalls($0, path: "calls") }
    scenario.queues = readQueues(object)
    scenario.pools = readPools(object, queues: scenario.queues)
    staffedTimes = scenario.queues.map { queue in
      queue.pools.map(\.pool).filter(scenario.pools.indices.contains).flatMap {
        scenario.staffedTimes(of: scenario.pools[$0])
      }
    }
    scenario.callTypes = readCallTypes(object)
    scenario.promotions = readPromotions(object)
    scenario.toldBefore = readToldBefore(object, types: scenario.callTypes)
    scenario.plans = readPlans(object)
    object.finish()
    return lastsSeconds == nil ? nil : scenario
  }

  static let mostIntervals = 20_000.0

  private func readNumbers(_ object: ObjectReader, _ scenario: inout Scenario) {
    scenario.replications = object.integer("replications", in: 1...1_000_000) ?? 100
    scenario.seed = UInt64(object.integer("seed", in: 0...(1 << 53)) ?? 1)
    if let warmUp = object.optional("warmUp").flatMap({ reader.seconds($0, path: "warmUp") }) {
      scenario.warmUpSeconds = warmUp
      if warmUp >= scenario.lastsSeconds {
        reader.error(
          "out-of-range", at: object.keyOffset("warmUp"),
          Wording(
            zh: "warmUp：要比一天短，否则什么都不统计",
            en: "warmUp: must be shorter than the day, or nothing is counted"))
      }
    }
    scenario.atEnd = object.oneOf(Scenario.EndRule.self, "atEnd") ?? .finish
    scenario.lines = object.integer("lines", in: 1...10_000_000)
    scenario.dayFactorVariation = dayFactor(object)
    if let costs = object.object("costs") {
      let amounts = 0.0...1_000_000.0
      scenario.costs.lineMinute = costs.number("lineMinute", in: amounts) ?? 0
      scenario.costs.blocked = costs.number("blocked", in: amounts) ?? 0
      scenario.costs.abandoned = costs.number("abandoned", in: amounts) ?? 0
      costs.finish()
    }
    if let accept = object.object("accept") {
      scenario.accept = targets(accept)
      scenario.accept.serviceLevel = accept.number("serviceLevel", in: 0...1)
      scenario.accept.occupancy = accept.number("occupancy", in: 0...1)
      accept.finish()
    }
  }

  /// The targets that the centre and a queue may have alike.
  func targets(_ object: ObjectReader) -> Scenario.Targets {
    var targets = Scenario.Targets()
    targets.abandonment = object.number("abandonment", in: 0...1)
    targets.blocking = object.number("blocking", in: 0...1)
    targets.averageSpeedOfAnswerSeconds = object.optional("asa").flatMap {
      reader.seconds($0, path: object.path(of: "asa"))
    }
    return targets
  }

  func dayFactor(_ object: ObjectReader) -> Double {
    guard let factor = object.object("dayFactor") else { return 0 }
    defer { factor.finish() }
    return factor.required("cv").flatMap {
      reader.number($0, path: factor.path(of: "cv"), in: 0...3)
    } ?? 0
  }

  // MARK: Names

  private mutating func readNames(_ object: ObjectReader) {
    func names(_ key: String) -> [String] {
      guard case .object(let members)? = object.required(key)?.content else { return [] }
      var seen: Set<String> = []
      return members.map(\.key).filter { seen.insert($0).inserted }
    }
    callTypes = names("callTypes")
    queues = names("queues")
    pools = names("pools")
  }

  /// The members of an object whose keys are ids; there must be at least one.
  func named(
    _ object: ObjectReader, _ key: String, as noun: String
  ) -> [(name: String, object: ObjectReader, keyOffset: Int)] {
    guard let value = object.optional(key) else { return [] }
    let members = reader.members(value, path: object.path(of: key))
    if members.isEmpty, case .object = value.content {
      reader.error(
        "empty", at: value.offset,
        Wording(zh: "至少要有一个 \(noun)", en: "there must be at least one \(noun)").at(key))
    }
    return members.compactMap { member in
      if !Identifier.isID(member.key) {
        reader.error(
          "bad-id", at: member.keyOffset,
          Wording(
            zh: "“\(member.key.prefix(40))”不能用作 id", en: "\"\(member.key.prefix(40))\" is no id"
          ).at(key),
          hint: Wording(
            zh: "id 由小写字母、数字和连字符组成，以字母开头",
            en: "ids have small letters, digits and dashes and begin with a letter"))
      }
      let path = "\(noun) \"\(member.key.prefix(40))\""
      guard let part = reader.object(member.value, path: path) else { return nil }
      return (member.key, part, member.keyOffset)
    }
  }

  /// The index that a name stands for.
  func reference(
    _ value: LocatedValue, path: String, in names: [String], noun: String
  ) -> Int? {
    guard let name = reader.text(value, path: path) else { return nil }
    if let index = names.firstIndex(of: name) { return index }
    reader.error(
      "unknown-\(noun)", at: value.offset,
      Wording(
        zh: "没有 \(noun)“\(name.prefix(40))”", en: "there is no \(noun) \"\(name.prefix(40))\""
      ).at(path)
        + Suggestion.guess(at: name, in: names))
    return nil
  }
}
