/// Small Connect flows, an action a line.
enum ConnectFlow {
  /// A flow of actions that begins at the first one.
  static func text(_ actions: String..., metadata: String = "{}") -> String {
    let start = actions[0].split(separator: "\"")[3]
    return """
      {"Version":"2019-10-30","StartAction":"\(start)",
      "Metadata":{"ActionMetadata":\(metadata)},
      "Actions":[\(actions.joined(separator: ",\n"))]}
      """
  }

  /// An action.
  ///
  /// - Parameters:
  ///   - conditions: operator, operand and target of each.
  ///   - errors: kind and target of each.
  static func action(
    _ id: String, _ type: String, _ parameters: String = "{}", next: String? = nil,
    conditions: [(String, String, String)] = [], errors: [(String, String)] = []
  ) -> String {
    let tests = conditions.map {
      #"{"NextAction":"\#($0.2)","Condition":{"Operator":"\#($0.0)","Operands":["\#($0.1)"]}}"#
    }
    let failures = errors.map { #"{"NextAction":"\#($0.1)","ErrorType":"\#($0.0)"}"# }
    let way = next.map { #""NextAction":"\#($0)","# } ?? ""
    return """
      {"Identifier":"\(id)","Type":"\(type)","Parameters":\(parameters),"Transitions":{\(way)\
      "Conditions":[\(tests.joined(separator: ","))],"Errors":[\(failures.joined(separator: ","))]}}
      """
  }

  static func says(_ id: String, _ words: String, next: String) -> String {
    action(
      id, "MessageParticipant", #"{"Text":"\#(words)"}"#, next: next,
      errors: [("NoMatchingError", next)])
  }

  static func ends(_ id: String = "end") -> String { action(id, "DisconnectParticipant") }
}
