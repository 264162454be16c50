internal import Diagnostics

/// Reads Twilio TaskRouter's events, as its API lists them or as Event Streams deliver them.
///
/// Names as "TaskRouter Events reference" (twilio.com/docs/taskrouter/api/event/reference) has them:
/// a task's life is `task.created`, `task-queue.entered`, `reservation.accepted`, then
/// `reservation.wrapup`, `reservation.completed` or `task.completed`, or `task.canceled`.
enum TaskRouterReader {
  private static let streamPrefix = "com.twilio.taskrouter."

  static func isRecord(_ record: LocatedValue) -> Bool {
    name(record) != nil
  }

  private static func name(_ record: LocatedValue) -> String? {
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

  static func read(
    _ records: [LocatedValue], _ options: LogOptions, into builder: inout CallLogBuilder
  ) {
    var open: [String: Task] = [:]
    let events = records.compactMap { record -> (at: Double, name: String, data: LocatedValue)? in
      builder.countRow()
      let data = record["event_data"] ?? record["data"]?["payload"] ?? record
      guard let name = name(record),
        let at = record.epoch("event_date_ms") ?? record.epoch("event_date")
          ?? record.epoch("data", "timestamp") ?? record.epoch("TimestampMs")
          ?? record.epoch("Timestamp")
      else {
        builder.setAside(Wording(zh: "不是 TaskRouter 的事件", en: "no event of TaskRouter"))
        return nil
      }
      return (at, name, data)
    }
    for event in events.sorted(by: { $0.at < $1.at }) {
      let data = event.data
      func field(_ snake: String, _ pascal: String) -> String? {
        data.text(snake) ?? data.text(pascal)
      }
      guard let id = field("task_sid", "TaskSid") else { continue }
      switch event.name {
      case "task.created":
        var call = FoundCall(at: event.at)
        call.joined = event.at
        call.priority = field("task_priority", "TaskPriority").flatMap { Int($0) } ?? 0
        open[id] = Task(call: call)
      case "task-queue.entered":
        guard open[id] != nil else { continue }
        open[id]?.call.queue =
          field("task_queue_name", "TaskQueueName") ?? field("task_queue_sid", "TaskQueueSid") ?? ""
      case "reservation.accepted":
        guard let task = open[id], !task.isAccepted else { continue }
        open[id]?.isAccepted = true
        open[id]?.call.left = event.at
        open[id]?.call.agent = field("worker_sid", "WorkerSid") ?? ""
      case "reservation.wrapup", "task.wrapup":
        if open[id]?.talkEnded == nil { open[id]?.talkEnded = event.at }
      case "reservation.completed", "task.completed":
        guard var task = open.removeValue(forKey: id) else { continue }
        guard task.isAccepted else {
          builder.setAside(Wording(zh: "没有坐席就完成了", en: "completed without an agent"))
          continue
        }
        task.call.talkEnded = task.talkEnded ?? event.at
        task.call.wrapUp = task.talkEnded.map { event.at - $0 }
        if let reason = task.call.add(to: &builder, options) { builder.setAside(reason) }
      case "task.canceled":
        guard var task = open.removeValue(forKey: id) else { continue }
        if task.isAccepted {
          task.call.talkEnded = task.talkEnded ?? event.at
        } else {
          task.call.left = event.at
        }
        if let reason = task.call.add(to: &builder, options) { builder.setAside(reason) }
      default: continue
      }
    }
    for task in open.values {
      builder.setAside(
        task.isAccepted
          ? Wording(zh: "到最后还在通话", en: "still talking at the end")
          : Wording(zh: "到最后还在等待", en: "still waiting at the end"))
    }
  }
}
