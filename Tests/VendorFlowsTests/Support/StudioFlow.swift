/// Small Studio definitions, a widget a line.
enum StudioFlow {
  /// A definition whose calls, or messages, begin at a widget.
  static func text(_ widgets: String..., begins: String, by event: String = "incomingCall")
    -> String
  {
    """
    {"description":"A flow","initial_state":"Trigger","flags":{},"states":[
    \(([widget("Trigger", "trigger", ways: [(event, begins)])] + widgets).joined(separator: ",\n"))]}
    """
  }

  /// A widget.
  ///
  /// - Parameters:
  ///   - ways: events with the widgets they lead to; "" for nowhere.
  ///   - matches: for a split, condition type, value and target of each.
  static func widget(
    _ name: String, _ type: String, _ properties: String = "{}", ways: [(String, String)] = [],
    input: String = "", matches: [(String, String, String)] = []
  ) -> String {
    let events = ways.map { event, next in
      next.isEmpty ? #"{"event":"\#(event)"}"# : #"{"event":"\#(event)","next":"\#(next)"}"#
    }
    let conditions = matches.map { type, value, next in
      #"{"event":"match","next":"\#(next)","conditions":[{"friendly_name":"\#(type) \#(value)","arguments":["\#(input)"],"type":"\#(type)","value":"\#(value)"}]}"#
    }
    return """
      {"name":"\(name)","type":"\(type)","properties":\(properties),\
      "transitions":[\((events + conditions).joined(separator: ","))]}
      """
  }

  static func split(
    _ name: String, on input: String, _ matches: [(String, String, String)], otherwise: String
  ) -> String {
    widget(
      name, "split-based-on", #"{"input":"\#(input)"}"#, ways: [("noMatch", otherwise)],
      input: input, matches: matches)
  }

  static func says(_ name: String, _ words: String, next: String = "") -> String {
    widget(name, "say-play", #"{"say":"\#(words)","loop":1}"#, ways: [("audioComplete", next)])
  }
}
