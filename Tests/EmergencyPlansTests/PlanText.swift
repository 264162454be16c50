import Diagnostics
import EmergencyPlans

/// A small plan as a file has it, with parts that tests replace.
enum PlanText {
  static let whole = """
    { plan: "p", title: "P", carriedOut: "byItself", rest: "5m",
      triggers: [{ queueLonger: { queue: "a", than: 10, for: "1m" } }, "byHand"],
      steps: [
        { id: "tell", who: "Li", announce: "wait" },
        { id: "join", after: "2m", who: "Li", poolJoins: { pool: "x", queue: "a" } },
      ],
      ends: { calm: [{ queueShorter: { queue: "a", than: 3 } }], for: "3m" } }
    """

  static func plan(_ text: String = whole) throws -> EmergencyPlan {
    try PlanReader.read(SourceText(path: "Plans/p.json5", text: text))
  }

  /// The plan with one text for another.
  static func plan(_ old: String, _ new: String) throws -> EmergencyPlan {
    try plan(whole.replacing(old, with: new))
  }
}
