internal import Diagnostics

/// Puts the events of a `queue_log` together to calls.
struct QueueEvents {
  /// A call on its way.
  private struct Open {
    var entered: Double
    /// NaN while it waits.
    var connected = Double.nan
    /// Whether it left a queue without having been answered.
    var hasLeft = false
    /// The words of its queue, caller and agent, by their numbers.
    var queue: Int32
    var caller: Int32
    var agent: Int32 = -1
  }

  private enum Event {
    case enter, connect, complete, abandon, exit
    case agent(AgentEvent.Kind)
    case other
  }

  private static let known: [String: Event] = [
    "ENTERQUEUE": .enter, "CONNECT": .connect, "COMPLETEAGENT": .complete,
    "COMPLETECALLER": .complete, "BLINDTRANSFER": .complete, "ATTENDEDTRANSFER": .complete,
    "TRANSFER": .complete, "ABANDON": .abandon, "EXITWITHTIMEOUT": .exit, "EXITEMPTY": .exit,
    "EXITWITHKEY": .exit, "AGENTLOGIN": .agent(.logOn), "AGENTCALLBACKLOGIN": .agent(.logOn),
    "ADDMEMBER": .agent(.logOn), "AGENTLOGOFF": .agent(.logOff),
    "AGENTCALLBACKLOGOFF": .agent(.logOff), "REMOVEMEMBER": .agent(.logOff),
    "PAUSE": .agent(.pause), "PAUSEALL": .agent(.pause), "UNPAUSE": .agent(.resume),
    "UNPAUSEALL": .agent(.resume), "RINGNOANSWER": .other, "RINGCANCELED": .other,
    "QUEUESTART": .other, "CONFIGRELOAD": .other, "DID": .other, "INFO": .other,
    "ADDMEMBERPAUSED": .other, "PAUSEREASON": .other, "SYSCOMPAT": .other, "AGENTDUMP": .other,
  ]

  private let options: LogOptions
  /// By the bytes of their ids.
  private var open: [[UInt8]: Open] = [:]
  /// Of the words that have come as events.
  private var events: [Event?] = []
  private var eventWords = WordNumbers()
  private var words = WordNumbers()
  private var fields: [Range<Int>] = []

  /// The most words that are remembered as events.
  private static let mostEvents = 1_000
  private static let longest = 86_400.0

  init(_ options: LogOptions) { self.options = options }

  /// Takes one line.
  /// - Returns: why it isn't used, or `nil`.
  mutating func take(_ line: Span<UInt8>, _ builder: inout CallLogBuilder) -> Wording? {
    split(line)
    guard fields.count >= 5, let epoch = Self.epoch(line.extracting(fields[0])) else {
      return Wording(zh: "不是 queue_log 的一行", en: "no line of a queue_log")
    }
    guard let event = event(line.extracting(fields[4])) else {
      return Wording(zh: "不认识的事件", en: "unknown event")
    }
    switch event {
    case .other: return nil
    case .agent(let kind): return agent(kind, line, at: epoch, &builder)
    case .enter, .connect, .complete, .abandon, .exit: break
    }
    let id = line.extracting(fields[1]).array
    switch event {
    case .enter:
      return enter(id, line, at: epoch, &builder)
    case .connect:
      guard var call = open[id] else {
        return Wording(zh: "日志开始前的通话", en: "talks that began before the log")
      }
      call.connected = epoch
      call.hasLeft = false
      call.agent = words.number(line.extracting(fields[3]))
      open[id] = call
      return nil
    case .complete:
      guard let call = open.removeValue(forKey: id), !call.connected.isNaN else {
        return Wording(zh: "日志开始前的通话", en: "talks that began before the log")
      }
      return add(
        call, .answered, left: call.connected, talked: epoch - call.connected, &builder)
    case .abandon:
      guard let call = open.removeValue(forKey: id) else {
        return Wording(zh: "日志开始前的等待", en: "waits that began before the log")
      }
      return add(call, .abandoned, left: epoch, talked: 0, &builder)
    case .exit:
      guard open[id] != nil else {
        return Wording(zh: "日志开始前的等待", en: "waits that began before the log")
      }
      // The call goes on in the dial plan, mostly to another queue or to the same once more.
      open[id]?.hasLeft = true
      return nil
    case .agent, .other: return nil
    }
  }

  /// Takes an entry to a queue, of a new call or of one that comes from another.
  private mutating func enter(
    _ id: [UInt8], _ line: Span<UInt8>, at epoch: Double, _ builder: inout CallLogBuilder
  ) -> Wording? {
    var call = Open(entered: epoch, queue: words.number(line.extracting(fields[2])), caller: -1)
    let before = open.updateValue(call, forKey: id)
    if let before, before.connected.isNaN {
      (call.entered, call.caller) = (before.entered, before.caller)
      if before.queue != call.queue { builder.countMove() }
    } else if let before {
      // A telephone that transfers by itself leaves no line of it: the talk ended about now.
      open[id] = call
      return add(
        before, .answered, left: before.connected, talked: epoch - before.connected, &builder)
    } else if fields.count > 6 {
      call.caller = words.number(line.extracting(fields[6]))
    }
    open[id] = call
    return nil
  }

  /// Counts the calls that the log's end leaves open.
  mutating func finish(_ builder: inout CallLogBuilder) {
    let left = open.values.sorted { $0.entered < $1.entered }
    open = [:]
    for call in left {
      builder.setAside(
        call.hasLeft
          ? SetAsideReason.leftQueue
          : call.connected.isNaN
            ? Wording(zh: "到最后还在等待", en: "still waiting at the end")
            : Wording(zh: "到最后还在通话", en: "still talking at the end"))
    }
  }

  private mutating func split(_ line: Span<UInt8>) {
    fields.removeAll(keepingCapacity: true)
    var start = 0
    for index in line.indices where line[index] == UInt8(ascii: "|") {
      fields.append(start..<index)
      start = index + 1
    }
    fields.append(start..<line.count)
  }

  private static func epoch(_ bytes: Span<UInt8>) -> Double? {
    guard let epoch = TableNumber.decimal(bytes) ?? Double(bytes.text),
      (0..<1e11).contains(epoch)
    else { return nil }
    return epoch
  }

  private mutating func event(_ word: Span<UInt8>) -> Event? {
    if let known = eventWords.known(word) { return events[Int(known)] }
    let event = Self.known[word.text]
    guard eventWords.count < Self.mostEvents else { return event }
    _ = eventWords.number(word)
    events.append(event)
    return event
  }

  private func agent(
    _ kind: AgentEvent.Kind, _ line: Span<UInt8>, at epoch: Double,
    _ builder: inout CallLogBuilder
  ) -> Wording? {
    let at = builder.local(epochSeconds: epoch)
    guard options.takes(at) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    let name = line.extracting(fields[3])
    guard !name.isEmpty, name.text != "NONE" else {
      return Wording(zh: "坐席事件却没有坐席", en: "an agent's event without an agent")
    }
    let place = builder.place(line.extracting(fields[2]))
    builder.add(AgentEvent(at: at, agent: builder.agent(name), kind: kind, place: place))
    return nil
  }

  private mutating func add(
    _ call: Open, _ outcome: CallRecord.Outcome, left: Double, talked: Double,
    _ builder: inout CallLogBuilder
  ) -> Wording? {
    let at = builder.local(epochSeconds: call.entered)
    guard options.takes(at) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    let queue = words[call.queue]
    guard options.takes(type: queue) else { return Wording(zh: "别的队列", en: "another queue") }
    guard left >= call.entered, talked >= 0, talked < Self.longest,
      left - call.entered < Self.longest
    else { return Wording(zh: "时间倒流，或超过一天", en: "times that run backwards or over a day") }
    guard let type = builder.type(queue) else {
      return Wording(zh: "呼叫类型太多", en: "too many call types")
    }
    var record = CallRecord(at: at, outcome: outcome)
    record.type = type
    record.waited = Float(left - call.entered)
    record.talked = Float(talked)
    if call.caller >= 0 { record.caller = builder.caller(words[call.caller]) }
    if outcome == .answered { record.agent = builder.agent(words[call.agent]) }
    builder.add(record)
    return nil
  }
}
