internal import Diagnostics

/// The names that a fixture may use of its flows: those of the flow it calls and of all that one runs.
struct FixtureNames {
  private let flow: String
  private var queues: Set<String> = []
  private var skills: Set<String> = []
  private var services: Set<String> = []
  /// By what else fixtures may name services.
  private var otherNames: Set<String> = []
  private var hours: Set<String> = []
  /// The nodes that choices and intents lead to.
  private var items: Set<String> = []
  /// Whether a queue is named only when a call comes to it.
  private var hasOpenQueues = false
  /// The same of services and of hours.
  private var (hasOpenServices, hasOpenHours) = (false, false)
  /// By service: the outcomes that have ways of their own.
  private var outcomes: [String: Set<String>] = [:]
  /// By service: all outcomes, of those that are built in or declared.
  private var known: [String: [String]] = [:]

  init(of flow: String, in library: FlowLibrary) {
    self.flow = flow
    for node in library.flows(from: flow).flatMap(\.nodes) { note(node) }
  }

  private mutating func note(_ node: Node) {
    items.formUnion(node.items)
    switch node.kind {
    case .queue(let queue):
      let names = queue.possibleSkills ?? [queue.skill]
      queues.formUnion(names)
      skills.formUnion(names)
      if queue.skillFrom != nil, queue.possibleSkills == nil { hasOpenQueues = true }
    case .callback(let callback): skills.insert(callback.skill)
    case .voicemail(let voicemail): if let skill = voicemail.skill { skills.insert(skill) }
    case .service(let service):
      services.insert(service.service)
      otherNames.formUnion(service.otherNames)
      let names = [service.service] + service.otherNames
      if service.nameFrom != nil {
        if service.service.hasPrefix(ServiceRequest.hours) {
          hasOpenHours = true
        } else if service.service.hasPrefix(ServiceRequest.metrics) {
          hasOpenQueues = true
        } else {
          hasOpenServices = true
        }
      }
      for name in names where name.hasPrefix(ServiceRequest.hours) {
        hours.insert(String(name.dropFirst(ServiceRequest.hours.count)))
      }
      for name in names where name.hasPrefix(ServiceRequest.metrics) {
        queues.insert(String(name.dropFirst(ServiceRequest.metrics.count)))
      }
      outcomes[service.service, default: []].formUnion(service.outcomes.map(\.outcome))
      if let all = service.knownOutcomes { known[service.service] = all }
    case .say, .menu, .collect, .listen, .set, .branch, .hours, .flow, .return, .hangUp: break
    }
  }

  /// The services of the user's own that the flows ask and for which no answer is given.
  func unanswered(by stubs: [String: ServiceStub]) -> [String] {
    services.filter { ServiceCatalog.signature(of: $0) == nil && stubs[$0] == nil }.sorted()
  }

  /// Reports a name that nothing in the flows bears.
  func check(_ mention: FixtureMention, _ reader: DocumentReader) {
    func unknown(_ code: String, _ what: Wording, among known: Set<String>) {
      guard !known.contains(mention.name) else { return }
      let known = known.sorted()
      let guess = Suggestion.guess(at: mention.name, in: known)
      reader.error(
        code, at: mention.offset,
        Wording(
          zh: "\(what.zh)“\(mention.name.prefix(80))”",
          en: "\(what.en) \"\(mention.name.prefix(80))\"") + guess,
        hint: guess.isEmpty && !known.isEmpty
          ? Wording(
            zh: "有：\(known.prefix(20).joined(separator: "、"))",
            en: "there are: \(known.prefix(20).joined(separator: ", "))") : nil)
    }
    switch mention.kind {
    case .queue where hasOpenQueues, .skill where hasOpenQueues: return
    case .service where hasOpenServices, .hours where hasOpenHours: return
    case .queue:
      unknown(
        "unknown-queue", Wording(zh: "流程“\(flow)”没有队列", en: "flow \"\(flow)\" comes to no queue"),
        among: queues)
    case .skill:
      unknown(
        "unknown-skill", Wording(zh: "流程“\(flow)”没有技能", en: "flow \"\(flow)\" comes to no skill"),
        among: skills)
    case .hours:
      unknown(
        "unknown-hours", Wording(zh: "流程“\(flow)”没有营业时间", en: "flow \"\(flow)\" asks for no hours"),
        among: hours)
    case .item:
      unknown(
        "unknown-item",
        Wording(zh: "流程“\(flow)”的菜单没有选项通向", en: "no choice in flow \"\(flow)\" leads to"),
        among: items)
    case .service where otherNames.contains(mention.name): return
    case .service:
      unknown(
        "unknown-service", Wording(zh: "流程“\(flow)”没有服务", en: "flow \"\(flow)\" asks no service"),
        among: services)
    case .outcome(let service): checkOutcome(mention, of: service, reader)
    }
  }

  /// Reports an outcome that a service doesn't have.
  ///
  /// A service of the house has the outcomes it documents, a declared one those of its flow. Others may answer anything, but hardly
  /// something that is almost the name of a way.
  private func checkOutcome(
    _ mention: FixtureMention, of service: String, _ reader: DocumentReader
  ) {
    let all = ServiceCatalog.signature(of: service)?.outcomes ?? known[service]
    let known = all ?? (outcomes[service] ?? []).sorted()
    guard !known.contains(mention.name) else { return }
    let guess = Suggestion.guess(at: mention.name, in: known)
    if all == nil, guess.isEmpty { return }
    reader.error(
      "unknown-outcome", at: mention.offset,
      Wording(
        zh: "\(service.prefix(80)) 没有结果“\(mention.name.prefix(40))”",
        en: "\(service.prefix(80)) has no outcome \"\(mention.name.prefix(40))\"") + guess,
      hint: Wording(
        zh: "它有：\(known.joined(separator: "、"))", en: "it has: \(known.joined(separator: ", "))"))
  }
}

extension Node {
  /// The ids of the nodes that its choices and intents lead to.
  fileprivate var items: [String] {
    let intents =
      if case .listen(let listen) = kind { listen.intents.map(\.next.id) } else { [String]() }
    return choices.map(\.next.id) + intents
  }
}
