internal import ArgumentParsing
internal import BuiltInFiles
internal import Diagnostics
internal import EmergencyPlans
internal import Foundation
internal import QueueSimulator

/// The emergency plans of a folder, or those built into the program.
struct PlanFiles {
  static let option = ArgumentParsing.Option.value(
    "plans", "DIR",
    help: Wording(
      zh: "应急预案所在的文件夹（默认用内置的）", en: "the folder of the emergency plans (default: those built in)"),
    completion: .files)

  private static let builtIn = "Fixtures/Plans/"

  /// - Parameter folder: `nil` for those that are built in.
  /// - Throws: `InvalidInput` with everything wrong with them, or if there is no such folder.
  static func read(in folder: String?) throws(InvalidInput) -> [EmergencyPlan] {
    let log = DiagnosticLog()
    var plans: [EmergencyPlan] = []
    for source in try sources(in: folder) {
      do {
        plans.append(try PlanReader.read(source))
      } catch {
        log.add(contentsOf: error.diagnostics)
      }
    }
    try log.throwIfErrors()
    return plans.sorted { $0.id < $1.id }
  }

  /// The plan of a file, by its path, or one of the folder by its id.
  /// - Throws: `InvalidInput` for a file that is no plan, `UsageError` for an id that is none of them.
  static func read(_ name: String, in folder: String?) throws -> EmergencyPlan {
    if name.hasSuffix(".json5") { return try PlanReader.read(SourceText(contentsOf: name)) }
    let plans = try read(in: folder)
    if let plan = plans.first(where: { $0.id == name }) { return plan }
    let guess = Suggestion.guess(at: name, in: plans.map(\.id))
    throw UsageError(
      zh: "没有应急预案“\(name)”\(guess.zh)", en: "there is no emergency plan '\(name)'\(guess.en)")
  }

  /// - Throws: `InvalidInput` if a plan names queues or pools that a scenario lacks.
  static func check(_ plans: [EmergencyPlan], fit scenario: Scenario) throws(InvalidInput) {
    let findings = plans.flatMap { plan in
      plan.unknownParts(queues: scenario.queues.map(\.id), pools: scenario.pools.map(\.id)).map {
        Diagnostic(
          .error, $0.isPool ? "unknown-pool" : "unknown-queue", file: plan.id + ".json5",
          Wording(
            zh: "预案“\(plan.id)”与情景“\(scenario.id)”不符：\($0.wording.zh)",
            en: "the plan \"\(plan.id)\" doesn't fit the scenario \"\(scenario.id)\": "
              + $0.wording.en
          ))
      }
    }
    if !findings.isEmpty { throw InvalidInput(findings) }
  }

  private static func sources(in folder: String?) throws(InvalidInput) -> [SourceText] {
    guard let folder else {
      return BuiltInFile.all.filter { $0.path.hasPrefix(builtIn) }.map(\.source)
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InvalidInput([
        Diagnostic(
          .error, "unreadable", file: folder,
          Wording(zh: "应急预案的文件夹读不了", en: "the folder of the plans can't be read"))
      ])
    }
    var found: [SourceText] = []
    for name in names.sorted() where name.hasSuffix(".json5") {
      found.append(try SourceText(contentsOf: folder + "/" + name))
    }
    return found
  }
}
