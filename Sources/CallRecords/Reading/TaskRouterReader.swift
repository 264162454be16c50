internal import Diagnostics

/// Reads Twilio TaskRouter's events, as its API lists them or as Event Streams deliver them.
///
/// Names as "TaskRouter Events reference" (twilio.com/docs/taskrouter/api/event/reference) and "Event
/// Streams: Task", "Reservation" (twilio.com/docs/events/event-types/taskrouter/task) have them:
/// a task's life is `task.created`, `task-queue.entered`, `reservation.accepted`, then
/// `reservation.wrapup`, `reservation.completed` or `task.completed`, or `task.canceled`, in any order of
/// lines. A task of another channel than voice is none of ours, nor one that an agent began; who is
/// transferred has another reservation of the same task, and only the first talk is counted. A worker's
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

  /// In the order of a task's life, as events of one second may stand the other way round.
  private enum Kind: UInt8 {
    case created, entered, accepted, wrapUp, completed, timedOut, canceled
  }

  private static let kinds: [String: Kind] = [
    "task.created": .created, "task-queue.entered": .entered, "reservation.accepted": .accepted,
    "reservation.wrapup": .wrapUp, "task.wrapup": .wrapUp, "reservation.completed": .completed,
    "task.completed": .completed, "task.canceled": .canceled,
  ]
  /// Of the channels that every workspace has, those without a voice.
  private static let silentChannels: Set<String> = ["chat", "sms", "email", "video"]

  /// An event of a task, its words by their numbers.
  private struct Event {
    var at: Double
    var task: Int32
    /// The queue, the worker or, of a new task, the caller; -1 where it isn't said.
    var name: Int32 = -1
    var priority: Int32 = 0
    var kind: Kind
    /// Why a new task isn't a call.
    var refusal = Refusal.none
  }

  private enum Refusal: UInt8 { case none, silent, outbound }

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
    var event = Event(at: at, task: number(task), kind: kind)
    switch kind {
    case .created:
      event.priority =
        field("task_priority", "TaskPriority").flatMap { Int($0) }.map { Int32(clamping: $0) } ?? 0
      if let channel = field("task_channel_unique_name", "TaskChannelUniqueName"),
        Self.silentChannels.contains(channel.lowercased())
      {
        event.refusal = .silent
      }
      // What the flow that made the task gave it, a text of JSON; a call's are those of <Enqueue>.
      if let text = field("task_attributes", "TaskAttributes"),
        let attributes = JSONRecord(Array(text.utf8).span)
      {
        if attributes.text("direction") == "outbound" { event.refusal = .outbound }
        if let caller = attributes.text("from") ?? attributes.text("caller") {
          event.name = number(caller)
        }
      }
    case .entered:
      event.name = number(
        field("task_queue_name", "TaskQueueName") ?? field("task_queue_sid", "TaskQueueSid") ?? "")
    case .accepted, .wrapUp, .completed:
      // Of a reservation; the task as a whole ends for all its workers.
      if name.hasPrefix("reservation."), let worker = field("worker_sid", "WorkerSid") {
        event.name = number(worker)
      }
    case .canceled, .timedOut:
      let reason = field("task_canceled_reason", "TaskCanceledReason") ?? ""
      if reason.lowercased().contains("ttl exceeded") { event.kind = .timedOut }
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

  // MARK: Tasks

  private struct Task {
    var call: FoundCall
    var talkEnded: Double?
    /// The number of the worker who accepted it.
    var worker: Int32 = -1
    var isAccepted = false
  }

  /// Adds the calls that the events tell, in order of time.
  mutating func finish(_ builder: inout CallLogBuilder) {
    var open: [Int32: Task] = [:]
    events.sort { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }
    for event in events {
      guard event.kind != .created else {
        begin(event, &open, &builder)
        continue
      }
      guard var task = open[event.task] else { continue }
      switch event.kind {
      case .created: continue
      case .entered:
        guard !task.isAccepted else { continue }
        let queue = words[event.name]
        if !task.call.queue.isEmpty, task.call.queue != queue { builder.countMove() }
        task.call.queue = queue
      case .accepted:
        guard !task.isAccepted else { continue }
        task.isAccepted = true
        task.worker = event.name
        task.call.left = event.at
        task.call.agent = event.name >= 0 ? words[event.name] : ""
      case .wrapUp:
        guard event.name < 0 || event.name == task.worker else { continue }
        task.talkEnded = task.talkEnded ?? event.at
      case .completed, .timedOut, .canceled:
        guard event.name < 0 || event.name == task.worker else { continue }
        open[event.task] = nil
        if let reason = end(task, by: event, &builder) { builder.setAside(reason) }
        continue
      }
      open[event.task] = task
    }
    for task in open.values.sorted(by: { $0.call.at < $1.call.at }) {
      builder.setAside(
        task.isAccepted
          ? Wording(zh: "到最后还在通话", en: "still talking at the end")
          : Wording(zh: "到最后还在等待", en: "still waiting at the end"))
    }
    self = TaskRouterReader(options)
  }

  private func begin(
    _ event: Event, _ open: inout [Int32: Task], _ builder: inout CallLogBuilder
  ) {
    switch event.refusal {
    case .silent: builder.setAside(SetAsideReason.notVoice)
    case .outbound: builder.setAside(SetAsideReason.notByCustomer)
    case .none:
      // Events may be delivered more than once.
      guard open[event.task] == nil else { return }
      var call = FoundCall(at: event.at)
      call.joined = event.at
      call.priority = Int(event.priority)
      if event.name >= 0 { call.caller = words[event.name] }
      open[event.task] = Task(call: call)
    }
  }

  /// Adds the call of a task that is over.
  /// - Returns: why it can't be used, or `nil`.
  private func end(
    _ task: Task, by event: Event, _ builder: inout CallLogBuilder
  ) -> Wording? {
    var call = task.call
    if task.isAccepted {
      call.talkEnded = task.talkEnded ?? event.at
      if event.kind == .completed { call.wrapUp = task.talkEnded.map { event.at - $0 } }
    } else {
      switch event.kind {
      case .completed: return Wording(zh: "没有坐席就完成了", en: "completed without an agent")
      case .timedOut: return SetAsideReason.leftQueue
      default: call.left = event.at
      }
    }
    return call.add(to: &builder, options)
  }
}
