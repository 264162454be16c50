package import AfterSales
package import Diagnostics

/// The centre as it was kept, in names of the plan, which may be another one in the next process.
package struct KeptCentre: Sendable {
  package var calls: [KeptCall] = []
  package var agents: [KeptAgent] = []
  /// The numbers of calls, masked; none of those that withhold theirs.
  package var maskedNumbers: [String: String] = [:]
  /// The callbacks that were handed over from the list of those that are owed, by call.
  package var owed: [String: String] = [:]
  /// The number of the request that was done last, by session.
  package var requests: [String: Int] = [:]
  /// How waits ended whose callers may come back, by call.
  package var endings: [String: EndedWait] = [:]
  /// In any order.
  package var settings: [LiveSetting] = []
  /// Whether the database is for practice.
  package var isPractice = false
  /// What can't be read any more and is left out, by table, id and column.
  package var damaged: [Wording] = []

  package init() {}
}

extension KeptCentre {
  /// The plan with what was changed of it; changes of parts that it hasn't any more are left out.
  func plan(_ plan: CentrePlan) -> CentrePlan {
    var changed = plan
    for setting in settings {
      switch setting {
      case .announcement, .plan, .planned, .title: break
      case .queue(let name, let isOpen):
        if let queue = plan.queue(named: name) { changed.isOpen[queue] = isOpen }
      case .link(let pool, let queue, let after):
        guard let pool = plan.pool(named: pool), let queue = plan.queue(named: queue) else {
          continue
        }
        changed.link(pool: pool, to: queue, afterSeconds: LiveTime.seconds(after))
      }
    }
    return changed
  }

  var announcement: String {
    for case .announcement(let text) in settings { return text }
    return ""
  }

  /// What the queues were called that have titles, by their ids.
  var titles: [String: String] {
    var titles: [String: String] = [:]
    for case .title(let title, let queue) in settings { titles[queue] = title }
    return titles
  }

  /// How far emergency plans had come, as text by their ids.
  var planStates: [String: String] {
    var states: [String: String] = [:]
    for case .plan(let id, let state) in settings { states[id] = state }
    return states
  }

  /// What emergency plans in force changed.
  var planned: [PlannedSetting: String] {
    var values: [PlannedSetting: String] = [:]
    for case .planned(let setting, let value) in settings { values[setting] = value }
    return values
  }

  /// The calls by the indexes of a plan.
  /// - Throws: `SwitchboardError.planLacks` if a call waits in a queue that isn't in it.
  func calls(in plan: CentrePlan) throws(SwitchboardError) -> [LiveCall] {
    var found: [LiveCall] = []
    for kept in calls {
      guard let queue = plan.queue(named: kept.queue) else {
        throw .planLacks(queue: kept.queue)
      }
      var call = kept.call
      call.queue = queue
      found.append(call)
    }
    return found
  }

  /// The agents by the indexes of a plan, but for those of pools that aren't in it any more.
  func agents(in plan: CentrePlan) -> [LiveAgent] {
    agents.compactMap { kept in
      guard let pool = plan.pool(named: kept.pool) else { return nil }
      var agent = kept.agent
      agent.pool = pool
      return agent
    }
  }
}
