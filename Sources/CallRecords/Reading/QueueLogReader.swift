internal import Diagnostics

/// Reads Asterisk's `queue_log`: `epoch|call id|queue|agent|event|data1|…`.
///
/// Events and their positions as Asterisk's manual has them ("Queue Logs",
/// docs.asterisk.org/Configuration/Applications/Asterisk-Queues/Queue-Logs): ENTERQUEUE(url|caller
/// id|position), CONNECT(hold|bridged channel|ring), COMPLETEAGENT and COMPLETECALLER(hold|call
/// time|position), ABANDON(position|first position|wait), EXITWITHTIMEOUT(position|first
/// position|wait), EXITWITHKEY(key|position|first position|wait), EXITEMPTY(position|first
/// position|wait), BLINDTRANSFER(extension|context|hold|call time|position) and
/// ATTENDEDTRANSFER(channel|hold|call time|position), the older TRANSFER(extension|context|hold|call
/// time|position), RINGNOANSWER(milliseconds), ADDMEMBER, REMOVEMEMBER, AGENTLOGIN, AGENTLOGOFF,
/// AGENTCALLBACKLOGIN, AGENTCALLBACKLOGOFF, PAUSE, UNPAUSE, PAUSEALL, UNPAUSEALL.
enum QueueLogReader {
  /// A call on its way.
  private struct Open {
    var entered: Double
    var queue: String
    var caller: String
    var connected: Double?
    var agent = ""
  }

  /// Whether a file begins as one.
  static func isLog(_ file: SourceText) -> Bool {
    isLine(file.bytes.prefix(4_096).split(separator: 0x0A).first ?? [])
  }

  /// Whether bytes are a line of it.
  private static func isLine(_ line: some Collection<UInt8>) -> Bool {
    let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count >= 5, let time = fields.first, !time.isEmpty else { return false }
    return time.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      && fields[fields.index(fields.startIndex, offsetBy: 4)].allSatisfy {
        (65...90).contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  /// Adds the calls of a file; lines that are none are set aside.
  static func read(
    _ file: SourceText, _ options: LogOptions, into builder: inout CallLogBuilder,
    progress: (Int) -> Void
  ) {
    var open: [String: Open] = [:]
    var last = 0.0
    var lines = 0
    for line in file.bytes.split(separator: 0x0A) {
      var line = line
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty { continue }
      lines += 1
      if lines % 65_536 == 0 { progress(lines) }
      builder.countRow()
      let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 5, let epoch = Double(fields[0]), (0..<1e11).contains(epoch) else {
        builder.setAside(Wording(zh: "不是 queue_log 的一行", en: "no line of a queue_log"))
        continue
      }
      last = max(last, epoch)
      if let reason = take(fields, at: epoch, options, &open, &builder) {
        builder.setAside(reason)
      }
    }
    for (_, call) in open.sorted(by: { $0.value.entered < $1.value.entered }) {
      builder.setAside(
        call.connected == nil
          ? Wording(zh: "到最后还在等待", en: "still waiting at the end")
          : Wording(zh: "到最后还在通话", en: "still talking at the end"))
    }
  }

  /// Takes one event.
  /// - Returns: why it isn't used, or `nil`.
  private static func take(
    _ fields: [String], at epoch: Double, _ options: LogOptions, _ open: inout [String: Open],
    _ builder: inout CallLogBuilder
  ) -> Wording? {
    let id = fields[1]
    func data(_ number: Int) -> String {
      fields.indices.contains(4 + number) ? fields[4 + number] : ""
    }
    switch fields[4] {
    case "ENTERQUEUE":
      if let before = open[id] {
        open[id] = Open(
          entered: before.entered, queue: fields[2], caller: before.caller)
      } else {
        open[id] = Open(entered: epoch, queue: fields[2], caller: data(2))
      }
    case "CONNECT":
      guard open[id] != nil else {
        return Wording(zh: "日志开始前的通话", en: "talks that began before the log")
      }
      open[id]?.connected = epoch
      open[id]?.agent = fields[3]
    case "COMPLETEAGENT", "COMPLETECALLER", "BLINDTRANSFER", "ATTENDEDTRANSFER", "TRANSFER":
      guard let call = open.removeValue(forKey: id), let connected = call.connected else {
        return Wording(zh: "日志开始前的通话", en: "talks that began before the log")
      }
      return add(call, .answered, left: connected, talked: epoch - connected, options, &builder)
    case "ABANDON":
      guard let call = open.removeValue(forKey: id) else {
        return Wording(zh: "日志开始前的等待", en: "waits that began before the log")
      }
      return add(call, .abandoned, left: epoch, talked: 0, options, &builder)
    case "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY":
      guard open[id] != nil else {
        return Wording(zh: "日志开始前的等待", en: "waits that began before the log")
      }
      // Such a call goes on in the dial plan, mostly to another queue; then its entry there follows.
      open[id] = nil
      return Wording(zh: "离开队列，转了别处", en: "left the queue for another way")
    case "AGENTLOGIN", "AGENTCALLBACKLOGIN", "ADDMEMBER": return event(.logOn)
    case "AGENTLOGOFF", "AGENTCALLBACKLOGOFF", "REMOVEMEMBER": return event(.logOff)
    case "PAUSE", "PAUSEALL": return event(.pause)
    case "UNPAUSE", "UNPAUSEALL": return event(.resume)
    case "RINGNOANSWER", "RINGCANCELED", "QUEUESTART", "CONFIGRELOAD", "DID", "INFO",
      "ADDMEMBERPAUSED", "PAUSEREASON", "SYSCOMPAT", "AGENTDUMP":
      return nil
    default: return Wording(zh: "不认识的事件", en: "unknown event")
    }
    return nil

    func event(_ kind: AgentEvent.Kind) -> Wording? {
      let at = options.local(epochSeconds: epoch)
      guard options.takes(at) else {
        return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
      }
      let agent = builder.agent(fields[3])
      guard agent >= 0, fields[3] != "NONE" else {
        return Wording(zh: "坐席事件却没有坐席", en: "an agent's event without an agent")
      }
      builder.add(AgentEvent(at: at, agent: agent, kind: kind))
      return nil
    }
  }

  private static func add(
    _ call: Open, _ outcome: CallRecord.Outcome, left: Double, talked: Double,
    _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    let at = options.local(epochSeconds: call.entered)
    guard options.takes(at) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    guard options.takes(type: call.queue) else { return Wording(zh: "别的队列", en: "another queue") }
    guard left >= call.entered, talked >= 0, talked < 86_400, left - call.entered < 86_400 else {
      return Wording(zh: "时间倒流，或超过一天", en: "times that run backwards or over a day")
    }
    guard let type = builder.type(call.queue) else {
      return Wording(zh: "呼叫类型太多", en: "too many call types")
    }
    var record = CallRecord(at: at, outcome: outcome)
    record.type = type
    record.waited = Float(left - call.entered)
    record.talked = Float(talked)
    record.caller = builder.caller(call.caller)
    if outcome == .answered { record.agent = builder.agent(call.agent) }
    builder.add(record)
    return nil
  }
}
