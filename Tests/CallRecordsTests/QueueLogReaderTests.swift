import CallRecords
import Diagnostics
import Testing

@Suite struct QueueLogReaderTests {
  private func log(_ lines: [String]) throws -> CallLog {
    var reading = LogReading(try #require(LogOptions(timeZone: "UTC")))
    let format = try reading.add(
      SourceText(path: "queue_log", text: lines.joined(separator: "\n") + "\n"))
    #expect(format == .queueLog)
    return try reading.finish()
  }

  @Test func `a call is put together of its events`() throws {
    let log = try log([
      "1700000000|1.1|sales|NONE|ENTERQUEUE||C1|1",
      "1700000000|1.2|sales|NONE|ENTERQUEUE||C2|2",
      "1700000020|1.1|sales|Agent/1|CONNECT|20|9.1|3",
      "1700000025|1.2|sales|NONE|ABANDON|1|2|25",
      "1700000110|1.1|sales|Agent/1|COMPLETECALLER|20|90|1",
    ])
    #expect(log.calls.count == 2)
    #expect(log.calls.map(\.at) == [1_700_000_000, 1_700_000_000])
    let answered = try #require(log.calls.first { $0.outcome == .answered })
    #expect(answered.waited == 20)
    #expect(answered.talked == 90)
    let abandoned = try #require(log.calls.first { $0.outcome == .abandoned })
    #expect(abandoned.waited == 25)
    #expect(log.types.map(\.id) == ["sales"])
  }

  @Test func `agents come, pause and go`() throws {
    let log = try log([
      "1700000000|NONE|NONE|Agent/1|AGENTLOGIN|SIP/1",
      "1700000001|1.1|sales|NONE|ENTERQUEUE||C1|1",
      "1700000002|1.1|sales|Agent/1|CONNECT|1|9.1|1",
      "1700000010|1.1|sales|Agent/1|COMPLETEAGENT|1|8|1",
      "1700000060|NONE|NONE|Agent/1|PAUSEALL|",
      "1700000120|NONE|NONE|Agent/1|UNPAUSEALL|",
      "1700000400|NONE|NONE|Agent/1|AGENTLOGOFF|SIP/1|400",
    ])
    #expect(log.agentEvents.map(\.kind) == [.logOn, .pause, .resume, .logOff])
    #expect(log.agents == 1)
  }

  @Test func `calls cut off by the ends of the log are set aside and told`() throws {
    let log = try log([
      "1700000000|0.9|sales|Agent/1|COMPLETEAGENT|1|8|1",
      "1700000000|0.8|sales|NONE|ABANDON|1|2|25",
      "1700000001|1.1|sales|NONE|ENTERQUEUE||C1|1",
      "1700000002|1.1|sales|Agent/1|CONNECT|1|9.1|1",
      "1700000010|1.1|sales|Agent/1|COMPLETEAGENT|1|8|1",
      "1700000100|1.2|sales|NONE|ENTERQUEUE||C1|1",
      "1700000101|1.3|sales|NONE|ENTERQUEUE||C2|1",
      "1700000102|1.3|sales|Agent/1|CONNECT|1|9.1|1",
      "not a line",
    ])
    #expect(log.calls.count == 1)
    #expect(
      Set(log.setAside.map(\.reason.en)) == [
        "talks that began before the log", "waits that began before the log",
        "still waiting at the end", "still talking at the end", "no line of a queue_log",
      ])
  }

  @Test func `a call that moves between queues counts once, from its first entry`() throws {
    let log = try log([
      "1700000000|1.1|sales|NONE|ENTERQUEUE||C1|1",
      "1700000030|1.1|backup|NONE|ENTERQUEUE||C1|1",
      "1700000040|1.1|backup|Agent/1|CONNECT|10|9.1|1",
      "1700000100|1.1|backup|Agent/1|COMPLETEAGENT|10|60|1",
    ])
    #expect(log.calls.map(\.waited) == [40])
    #expect(log.types.map(\.id) == ["backup"])
  }
}
