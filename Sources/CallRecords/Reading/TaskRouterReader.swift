internal import Diagnostics

/// Reads Twilio TaskRouter's events, as its API lists them or as Event Streams deliver them.
///
/// Names as "TaskRouter Events reference" (twilio.com/docs/taskrouter/api/event/reference) has them:
/// a task's life is `task.created`, `task-queue.entered`, `reservation.accepted`, then
/// `reservation.wrapup`, `reservation.completed` or `task.completed`, or `task.canceled`. A worker's
/// `worker.activity.update` has the activity's name, whose meaning is the workspace's own: Offline is
/// logged off, Available, Idle, Busy and Reserved are at work, all others are pauses.
struct TaskRouterReader {
  private static let streamPrefix = "com.twilio.taskrouter."

  static func isRecord(_ record: JSONRecord) -> Bool {
    name(record) != nil
  }

  private static func name(_ record: JSONRecord) -> String? {
    if let type = record.text("type"), type.hasPrefix(streamPrefix) {
      return String(type.dropFirst(streamPrefix.count))
    }
    guard let type = record.text("event_type") ?? record.text("EventType"), type.contains(".")
    else {
      return nil
    }
    return type
  }

  private struct Task {
    var call: FoundCall
    var talkEnded: Double?
    var isAccepted = false
  }

  private enum Kind: UInt8 { case created, entered, accepted, wrapUp, completed, canceled }

  private static let kinds: [String: Kind] = [
    "task.created": .created, "task-queue.entered": .entered, "reservation.accepted": .accepted,
    "reservation.wrapup": .wrapUp, "task.wrapup": .wrapUp, "reservation.completed": .completed,
    "task.completed": .completed, "task.canceled": .canceled,
  ]

  /// An event of a task, its words by their numbers.
  private struct Event {
    var at: Double
    var task: Int32
    /// The queue or the worker.
    var name: Int32
    var priority: Int32
    var kind: Kind
  }

  private let options: LogOptions
  private var events: [Event] = []
  private var words = WordNumbers()

  init(_ options: LogOptions) { self.options = options }

  mutating func take(_ record: JSONRecord, _ builder: inout CallLogBuilder) {
    builder.countRow()
    let data = record["event_data"] ?? record["data"]?["payload"] ?? record
    guard let name = Self.name(record),
      let at = record.epoch("event_date_ms") ?? record.epoch("event_date")
        ?? record.epoch("data", "timestamp") ?? record.epoch("TimestampMs")
        ?? record.epoch("Timestamp")
    else {
      builder.setAside(Wording(zh: "不是 TaskRouter 的事件", en: "no event of TaskRouter"))
      return
    }
    func field(_ snake: String, _ pascal: String) -> String? {
      data.text(snake) ?? data.text(pascal)
    }
    if name == "worker.activity.update" {
      guard let worker = field("worker_sid", "WorkerSid"),
        let activity = field("worker_activity_name", "WorkerActivityName")
      else { return }
      addActivity(activity, of: worker, at: at, &builder)
      return
    }
    guard let kind = Self.kinds[name], let task = field("task_sid", "TaskSid") else { return }
    var event = Event(at: at, task: number(task), name: -1, priority: 0, kind: kind)
    switch kind {
    case .created:
      event.priority =
        field("task_priority", "TaskPriority").flatMap { Int($0) }.map { Int32(clamping: $0) } ?? 0
    case .entered:
      event.name = number(
        field("task_queue_name", "TaskQueueName") ?? field("task_queue_sid", "TaskQueueSid") ?? "")
    case .accepted: event.name = number(field("worker_sid", "WorkerSid") ?? "")
    case .wrapUp, .completed, .canceled: break
    }
    events.append(event)
  }

  private func addActivity(
    _ activity: String, of worker: String, at epoch: Double, _ builder: inout CallLogBuilder
  ) {
    let at = builder.local(epochSeconds: epoch)
    guard options.takes(at) else { return }
    let kind: AgentEvent.Kind =
      switch activity.lowercased() {
      case "offline": .logOff
      case "available", "idle", "busy", "reserved": .logOn
      default: .pause
      }
    builder.add(AgentEvent(at: at, agent: builder.agent(worker), kind: kind))
  }

  private mutating func number(_ word: String) -> Int32 { words.number(Array(word.utf8).span) }

  /// Adds the calls that the events tell, in order of time.
  consuming func finish(_ builder: inout CallLogBuilder) {
    var open: [Int32: Task] = [:]
    events.sort { $0.at < $1.at }
    for event in events {
      switch event.kind {
      case .created:
        var call = FoundCall(at: event.at)
        call.joined = event.at
        call.priority = Int(event.priority)
        open[event.task] = Task(call: call)
      case .entered:
        open[event.task]?.call.queue = words[event.name]
      case .accepted:
        guard let task = open[event.task], !task.isAccepted else { continue }
        open[event.task]?.isAccepted = true
        open[event.task]?.call.left = event.at
        open[event.task]?.call.agent = words[event.name]
      case .wrapUp:
        if open[event.task]?.talkEnded == nil { open[event.task]?.talkEnded = event.at }
      case .completed:
        guard var task = open.removeValue(forKey: event.task) else { continue }
        guard task.isAccepted else {
          builder.setAside(Wording(zh: "没有坐席就完成了", en: "completed without an agent"))
          continue
        }
        task.call.talkEnded = task.talkEnded ?? event.at
        task.call.wrapUp = task.talkEnded.map { event.at - $0 }
        if let reason = task.call.add(to: &builder, options) { builder.setAside(reason) }
      case .canceled:
        guard var task = open.removeValue(forKey: event.task) else { continue }
        if task.isAccepted {
          task.call.talkEnded = task.talkEnded ?? event.at
        } else {
          task.call.left = event.at
        }
        if let reason = task.call.add(to: &builder, options) { builder.setAside(reason) }
      }
    }
    for task in open.values.sorted(by: { $0.call.at < $1.call.at }) {
      builder.setAside(
        task.isAccepted
          ? Wording(zh: "到最后还在通话", en: "still talking at the end")
          : Wording(zh: "到最后还在等待", en: "still waiting at the end"))
    }
  }
}
