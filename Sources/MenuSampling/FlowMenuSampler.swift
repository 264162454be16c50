internal import Diagnostics
internal import FlowInterpreter
internal import Foundation
internal import QueueSimulator
internal import VendorFlows

/// Plays the calls that a scenario's menus are sampled from.
///
/// The simulator and the interpreter know nothing of each other; here they meet.
struct FlowMenuSampler {
  /// The scenario's folder, with a slash at its end; empty for the present one.
  let folder: String
  let cache: FlowMenuCache
  /// Gets every file that was read.
  let note: (SourceText) -> Void

  /// A part of the day has at least so many calls, however many parts there are.
  private static let fewestCalls = 200

  /// Plays the calls; `nil` after it has reported why it can't.
  func sample(_ request: FlowMenuRequest) -> FlowMenuSample? {
    guard let (flow, library) = flow(request), let file = population(request) else { return nil }
    let problems = request.reader.log.diagnostics.count(where: { $0.severity == .error })
    let behaviour = request.behaviour.map {
      PopulationReader.behaviour($0, path: "\(request.path): behaviour", reader: request.reader)
    }
    let goals = goals(request, file.population)
    guard request.reader.log.diagnostics.count(where: { $0.severity == .error }) == problems else {
      return nil
    }
    let log = request.reader.log
    BehaviourNames(of: flow, in: library, source: file.sources[0], log: log).check(file.population)
    BehaviourNames(of: flow, in: library, source: request.reader.source, log: log)
      .check(behaviour ?? CallerBehaviour())
    let queues = library.queuesThatAskForNobody(from: flow.id)
    let key = cache.key(
      sources: library.sources + file.sources, flow: flow.id, request: request,
      staffed: queues.map { request.staffed[$0.skill] ?? [] })
    if let kept = cache.sample(for: key) { return kept }
    guard
      var walk = FlowWalk(
        flow.id, of: library, population: file.population,
        behaviour: behaviour ?? CallerBehaviour(), goals: goals, seed: request.seed,
        jobs: ProcessInfo.processInfo.activeProcessorCount)
    else {
      request.reader.error(
        "nobody-calls", at: request.population.offset,
        Wording(zh: "population：没有人因这些原因来电", en: "population: nobody calls for these reasons").at(
          request.path))
      return nil
    }
    if !queues.isEmpty {
      walk.onDuty = WalkedDuty(begins: request.begins, staffed: request.staffed)
    }
    let sample = Self.sample(
      walk, queues, library, request, population: file.population.id, flow: flow.id)
    cache.keep(sample, for: key)
    return sample
  }

  private static func sample(
    _ walk: FlowWalk, _ queues: [QueueRequest], _ library: FlowLibrary, _ request: FlowMenuRequest,
    population: String,
    flow: String
  ) -> FlowMenuSample {
    let periods = WalkPeriods(
      of: library, begins: request.begins, lastsSeconds: request.lastsSeconds,
      intervalSeconds: request.intervalSeconds, count: request.intervalCount,
      onDuty: walk.onDuty, queues: queues)
    let count = periods.intervals.count
    let each = max((request.calls + count - 1) / count, Self.fewestCalls)
    let result = walk.run(calls: each * count) { number in
      periods.moment(ofCall: number % each, period: number / each)
    }
    return FlowMenuSample(
      flow: flow, population: population, skills: result.skills,
      rows: result.calls.map(FlowMenuSample.Row.init), rowsPerTable: each,
      tableOfInterval: periods.periodOfInterval)
  }

  // MARK: What a request names

  private func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + name }

  private func flow(_ request: FlowMenuRequest) -> (Flow, FlowLibrary)? {
    let path = path(request.flow.text)
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[..<$0]) } ?? "."
    let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let known = FlowFolder.id(ofFile: file)
    let id = known ?? file
    let flows = FlowFolder(
      directory: parent.isEmpty ? "/" : parent, others: VendorSystems.readers)
    guard known != nil, flows.contains(id) else {
      request.reader.error(
        "unknown-flow", at: request.flow.offset,
        Wording(
          zh: "flow：没有流程“\(request.flow.text.prefix(200))”",
          en: "flow: there is no flow \"\(request.flow.text.prefix(200))\""
        ).at(request.path)
          + Suggestion.guess(at: id, in: flows.ids),
        hint: Wording(
          zh: "路径从情景文件算起：\"../CallFlows/hotline.json5\"",
          en: "its path is relative to the scenario: \"../CallFlows/hotline.json5\""))
      return nil
    }
    guard let library = FlowLibrary.read([id], in: flows, log: request.reader.log),
      let flow = library[id]
    else { return nil }
    for source in library.sources { note(source) }
    return (flow, library)
  }

  private func population(_ request: FlowMenuRequest) -> PopulationFile? {
    let path = path(request.population.text)
    guard FileManager.default.isReadableFile(atPath: path),
      let source = try? SourceText(contentsOf: path)
    else {
      request.reader.error(
        "unreadable-file", at: request.population.offset,
        Wording(
          zh: "population：读不了文件“\(request.population.text.prefix(200))”",
          en: "population: the file \"\(request.population.text.prefix(200))\" can't be "
            + "read"
        ).at(request.path),
        hint: Wording(zh: "路径从情景文件算起", en: "its path is relative to the scenario"))
      return nil
    }
    let file = PopulationFile.read(source, log: request.reader.log)
    for source in file?.sources ?? [] { note(source) }
    return file
  }

  private func goals(_ request: FlowMenuRequest, _ population: Population) -> Set<Int>? {
    guard !request.goals.isEmpty else { return nil }
    let known = population.goals.map(\.id)
    var goals: Set<Int> = []
    for name in request.goals {
      if let index = known.firstIndex(of: name.text) {
        goals.insert(index)
      } else {
        request.reader.error(
          "unknown-goal", at: name.offset,
          Wording(
            zh: "goals：来电人群“\(population.id)”没有目标“\(name.text.prefix(40))”",
            en: "goals: population \"\(population.id)\" has no goal "
              + "\"\(name.text.prefix(40))\""
          ).at(request.path) + Suggestion.guess(at: name.text, in: known))
      }
    }
    return goals
  }
}

extension FlowMenuSample.Row {
  fileprivate init(_ call: WalkedCall) {
    let outcome: Scenario.SampledMenu.Outcome =
      switch call.outcome {
      case .completed, .served: .contained
      case .hungUp: .abandoned
      case .queued: .queued
      case .callback: .callback
      case .voicemail: .voicemail
      case .failed: .failed
      }
    self.init(
      seconds: call.seconds, outcome: outcome, skill: call.skill, priority: call.priority,
      opensCase: call.opensCase)
  }
}
