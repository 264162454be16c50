internal import Diagnostics

/// Calls that are kept until it shows which of them count, in little memory.
struct PackedCalls {
  struct Call {
    fileprivate var at: Double
    /// NaN for what isn't known, as all of these.
    fileprivate var joined: Double
    fileprivate var left: Double
    fileprivate var talkEnded: Double
    fileprivate var wrapUp: Float
    fileprivate var queue: Int32
    fileprivate var agent: Int32
    fileprivate var caller: Int32
    fileprivate var priority: Int32
    fileprivate var isForwarded: Bool
  }

  private var words = WordNumbers()

  mutating func pack(_ call: FoundCall) -> Call {
    Call(
      at: call.at, joined: call.joined ?? .nan, left: call.left ?? .nan,
      talkEnded: call.talkEnded ?? .nan, wrapUp: call.wrapUp.map { Float($0) } ?? .nan,
      queue: number(call.queue), agent: number(call.agent), caller: number(call.caller),
      priority: Int32(clamping: call.priority), isForwarded: call.isForwarded)
  }

  func unpack(_ call: Call) -> FoundCall {
    var found = FoundCall(at: call.at)
    found.joined = call.joined.isNaN ? nil : call.joined
    found.left = call.left.isNaN ? nil : call.left
    found.talkEnded = call.talkEnded.isNaN ? nil : call.talkEnded
    found.wrapUp = call.wrapUp.isNaN ? nil : Double(call.wrapUp)
    found.queue = words[call.queue]
    found.agent = words[call.agent]
    found.caller = words[call.caller]
    found.priority = Int(call.priority)
    found.isForwarded = call.isForwarded
    return found
  }

  private mutating func number(_ word: String) -> Int32 { words.number(Array(word.utf8).span) }
}
