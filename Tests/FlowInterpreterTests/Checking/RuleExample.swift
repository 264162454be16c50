import Testing

/// Flows that break a rule, with `▸` where, beside flows that don't.
struct RuleExample: Sendable, CustomTestStringConvertible {
  var rule: String
  var bad: KeyValuePairs<String, String>
  var good: KeyValuePairs<String, String>

  var testDescription: String { rule }

  init(
    _ rule: String, bad: KeyValuePairs<String, String>, good: KeyValuePairs<String, String>
  ) {
    self.rule = rule
    self.bad = bad
    self.good = good
  }

  /// An example of one flow, by its nodes.
  init(_ rule: String, _ more: String = "", bad: String, good: String) {
    self.init(
      rule, bad: ["f": flow("f", more, nodes: bad)], good: ["f": flow("f", more, nodes: good)])
  }

  static let all: [RuleExample] =
    ways + asking + services + queues + subFlows + variables + wording + values + limits
    + contradictions

  /// Ends that many examples share.
  static let ends = """
    bye: { type: "hangup", prompt: "再见" }, agents: { type: "queue", skill: "front" },
    """

  /// A menu of one choice, with more keys.
  static func menu(
    _ more: String = "", prompt: String = "查询请按1", choices: String = choice("1", to: "bye")
  ) -> String {
    "{ type: \"menu\", prompt: \"\(prompt)\", choices: [\(choices)], \(more) }"
  }

  static func choice(_ key: String, to node: String, words: String = "") -> String {
    "{ key: \"\(key)\", label: \"第\(key)项\", words: [\(words)], next: \"\(node)\" }"
  }
}
