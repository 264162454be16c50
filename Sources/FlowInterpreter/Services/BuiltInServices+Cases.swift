internal import AfterSales
package import Diagnostics

extension BuiltInServices {
  static func openCase(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    var draft = CaseDraft(IssueKind(rawValue: try request.required("kind")))
    draft.order = try request.text("order")
    let text = try request.text("text")
    let told = [text, try request.text("demand")].compactMap(\.self)
    if !told.isEmpty { draft.text = ClearText(told.joined(separator: "\n"), .text) }
    if let text {
      draft = directory.intake.filing(draft, heard: try directory.issue(inWords: text))
    }
    let taken = try directory.takeUp(draft, from: request.callingNumber, at: request.at)
    return .outcome(
      taken.isJoined ? "existing" : "opened", value: taken.complaint.value(at: request.at))
  }

  static func findCase(
    _ request: ServiceRequest, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.text("case")
    let order = try request.text("order")
    guard id != nil || order != nil else {
      throw ServiceFault("input \"case\" or \"order\" is needed")
    }
    if let id, let found = try directory.complaint(id: id) {
      return .outcome("found", value: found.value(at: request.at))
    }
    if let order {
      let complaints = try directory.complaints(ofOrder: order)
      if let found = complaints.first(where: \.isOpen) ?? complaints.first {
        return .outcome("found", value: found.value(at: request.at))
      }
    }
    return .outcome("missing", value: id.map(misreading) ?? .null)
  }

  /// What is wrong with an acceptance number that was typed; null if it could be one.
  private static func misreading(_ typed: String) -> Value {
    do throws(AcceptanceNumber.Misread) {
      _ = try AcceptanceNumber(typed)
      return .null
    } catch {
      return .record(["reason": .text(error.code)])
    }
  }

  static func updateCase(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.required("case")
    let text = try request.text("text")
    guard var found = try directory.complaint(id: id) else {
      return .outcome("missing", value: .null)
    }
    let complaint = found.stored.complaint
    guard found.isOpen else { return .outcome("refused", value: found.value(at: request.at)) }
    // Clocks may differ; the order of what happened must not.
    let now = max(request.at, complaint.lastEventAt)
    switch request.inputs["satisfied"] ?? .null {
    case .null: break
    case .boolean(true):
      found = try directory.perform(.confirm(satisfaction: nil), onCase: id, note: nil, at: now)
    case .boolean(false):
      guard complaint.escalations < complaint.facts.policy.escalations else {
        return .outcome("refused", value: found.value(at: request.at))
      }
      found = try directory.perform(.dissatisfied, onCase: id, note: nil, at: now)
    case let other:
      throw ServiceFault("input \"satisfied\": expected true or false, found \(other.kindName)")
    }
    if let text { found = try directory.perform(.note, onCase: id, note: text, at: now) }
    return .outcome("updated", value: found.value(at: request.at))
  }
}

extension CaseRecord {
  /// The complaint as flows see it at a moment; what was dictated and by whom is not told.
  package func value(at now: Instant) -> Value {
    let facts = stored.complaint.facts
    let progress = stored.complaint.progress(at: now)
    func time(_ instant: Instant) -> Value { isDated ? .text(instant.description) : .null }
    let fields: [String: Value] = [
      "id": .text(stored.number), "order": facts.order.map(Value.text) ?? .null,
      "kind": .text(facts.kind.rawValue),
      "stage": .text(progress.stage.rawValue), "stageText": .text(progress.stage.spoken),
      "isOpen": .boolean(progress.isOpen), "level": .number(Number(progress.escalations)),
      "reopened": .number(Number(progress.reopenings)),
      "openedAt": time(progress.openedAt), "respondBy": time(progress.respondBy),
      "resolveBy": time(progress.resolveBy),
      "isOverdue": .boolean(isDated && progress.isOverdue),
      "isPaused": .boolean(isDated && progress.isPaused),
      "owedEvidence": .list(progress.owedEvidence.map { .text($0.rawValue) }),
      "owedEvidenceText": .text(progress.owedEvidence.map(\.wording.zh).joined(separator: "、")),
      "result": progress.result.map { .text($0.rawValue) } ?? .null,
      "resultText": progress.result.map { .text($0.wording.zh) } ?? .null,
      "leftToMediation": .boolean(progress.isLeftToMediation),
      "taskTeam": progress.task.map { .text($0.team.rawValue) } ?? .null,
      "taskTeamText": progress.task.map { .text($0.team.wording.zh) } ?? .null,
      "taskWorkText": progress.task.map { .text($0.team.spokenWork) } ?? .null,
      "taskDueText": progress.task.map { .text(TaskTime.spoken($0.dueAt, at: now)) } ?? .null,
      "isTaskLate": .boolean(progress.task?.isLate(at: now) ?? false),
    ]
    return .record(more.merging(fields) { _, named in named })
  }
}
