import CallRecords
import Testing

/// Events as "TaskRouter Events reference" (twilio.com/docs/taskrouter/api/event/reference) and "Event Streams"
/// (twilio.com/docs/events/event-types/taskrouter/task) describe them; contents are invented, the answers worked
/// out by hand.
@Suite struct TaskRouterRecordsTests {
  private typealias Event = (
    second: Int, type: String, task: String, worker: String?, fields: [(String, String)]
  )

  private static func event(
    _ second: Int, _ type: String, _ task: String, worker: String? = nil,
    _ fields: (String, String)...
  ) -> Event { (second, type, task, worker, fields) }

  private static func created(
    _ second: Int, _ task: String, channel: String = "voice", direction: String = "inbound"
  ) -> Event {
    event(
      second, "task.created", task, ("task_priority", "2"), ("task_channel_unique_name", channel),
      ("task_attributes", #"{\"direction\":\"\#(direction)\",\"from\":\"caller of \#(task)\"}"#))
  }

  private static func entered(_ second: Int, _ task: String, _ queue: String) -> Event {
    event(
      second, "task-queue.entered", task, ("task_queue_name", queue),
      ("task_queue_sid", "WQ\(queue)"))
  }

  private static let events: [Event] = [
    created(0, "t1"), entered(0, "t1", "sales"),
    event(25, "reservation.created", "t1", worker: "w1"),
    event(30, "reservation.accepted", "t1", worker: "w1"),
    event(90, "reservation.wrapup", "t1", worker: "w1"),
    event(100, "reservation.completed", "t1", worker: "w1"), event(100, "task.completed", "t1"),
    created(110, "t2"), entered(110, "t2", "sales"),
    event(171, "task.canceled", "t2", ("task_canceled_reason", "hangup")),
    // A worker who let it ring, then one who took it, and no wrap-up.
    created(200, "t3"), entered(200, "t3", "sales"),
    event(205, "reservation.timeout", "t3", worker: "w1"),
    event(220, "reservation.accepted", "t3", worker: "w2"), event(280, "task.completed", "t3"),
    // From queue to queue while it waited.
    created(300, "t4"), entered(300, "t4", "sales"),
    event(330, "task-queue.timeout", "t4"), entered(330, "t4", "help"),
    event(350, "reservation.accepted", "t4", worker: "w2"),
    event(400, "task.wrapup", "t4"), event(410, "task.completed", "t4"),
    // Transferred: another reservation, another queue; the first worker's talk counts, though the second
    // leaves before.
    created(500, "t5"), entered(500, "t5", "sales"),
    event(510, "reservation.accepted", "t5", worker: "w1"),
    event(560, "task.transfer-initiated", "t5"), entered(560, "t5", "help"),
    event(570, "reservation.accepted", "t5", worker: "w2"),
    event(571, "reservation.wrapup", "t5", worker: "w2"),
    event(572, "reservation.wrapup", "t5", worker: "w1"),
    event(575, "reservation.completed", "t5", worker: "w2"),
    event(580, "reservation.completed", "t5", worker: "w1"), event(700, "task.completed", "t5"),
    // Nobody hung up: its time to live was over.
    created(800, "t6"), entered(800, "t6", "help"),
    event(1_400, "task.canceled", "t6", ("task_canceled_reason", "Task TTL Exceeded")),
    created(1_500, "t7", channel: "chat"), event(1_600, "task.completed", "t7"),
    created(1_700, "t8", direction: "outbound"),
    event(1_700, "reservation.accepted", "t8", worker: "w1"),
    created(1_800, "t9"), entered(1_800, "t9", "sales"),
  ]

  /// As the API lists them: an object with a list, the newest first.
  private static func listed(_ events: [Event]) -> String {
    let lines = events.reversed().map { event in
      let data =
        [("task_sid", event.task)] + (event.worker.map { [("worker_sid", $0)] } ?? [])
        + event.fields
      return """
        { "sid": "EV", "event_type": "\(event.type)", "event_date": "2026-04-20T09:\(clock(event.second))Z", \
        "event_data": { \(data.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")) } }
        """
    }
    return "{ \"events\": [\(lines.joined(separator: ",\n"))], \"meta\": {} }"
  }

  /// As Event Streams deliver them, in lines, each at least once.
  private static func streamed(_ events: [Event]) -> String {
    let lines = events.map { event in
      let data =
        [("task_sid", event.task)] + (event.worker.map { [("worker_sid", $0)] } ?? [])
        + event.fields
      return """
        { "specversion": "1.0", "type": "com.twilio.taskrouter.\(event.type)", "id": "EV", "data": { \
        "timestamp": "2026-04-20T09:\(clock(event.second)).000Z", "payload_type": "application/json", \
        "payload": { "eventtype": "\(event.type)", \
        \(data.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")) } } }
        """
    }
    return (lines + lines).joined(separator: "\n")
  }

  private static func clock(_ second: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(second / 60)):\(two(second % 60))"
  }

  private static let expected = [
    "09:00:00 sales answered 0 30 60 10 by 0",
    "09:01:50 sales abandoned 0 61 0 –",
    "09:03:20 sales answered 0 20 60 – by 1",
    "09:05:00 help answered 0 50 50 10 by 1",
    "09:08:20 sales answered 0 10 62 8 by 0",
  ]

  @Test func `the events of nine tasks tell what became of each, the newest first`() throws {
    let told = try ToldCalls(Self.listed(Self.events), format: .taskRouter)
    #expect(told.lines == Self.expected)
    #expect(
      told.setAside == [
        "left the queue for another way": 1, "no voice call": 1, "not called by a customer": 1,
        "still waiting at the end": 1,
      ])
    #expect(told.log.calls.allSatisfy { $0.priority == 2 })
    #expect(Set(told.log.calls.map(\.caller)).count == 5)
    // Talks of 60, 60 and 62 s.
    #expect(told.figures == ["sales": [4, 4, 1, 61], "help": [1, 1, 0, 50]])
  }

  @Test func `pages tell the same together, whichever comes first`() throws {
    for cut in [2, 9, 20, 30] {
      let told = try ToldCalls(
        Self.listed(Array(Self.events[cut...])), Self.listed(Array(Self.events[..<cut])))
      #expect(told.lines == Self.expected)
    }
  }

  @Test func `a stream that delivers each event twice tells the same`() throws {
    let told = try ToldCalls(Self.streamed(Self.events), format: .taskRouter)
    #expect(told.lines == Self.expected)
  }
}
