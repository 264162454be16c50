internal import Diagnostics

extension BuiltInServices {
  static func openCase(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let kind = try request.required("kind")
    let order = try request.text("order")
    let text = try request.text("text")
    let demand = try request.text("demand")
    if let order, let open = try directory.complaints(ofOrder: order).first(where: \.isOpen) {
      let told = [text, demand].compactMap(\.self)
      if !told.isEmpty {
        let note = told.joined(separator: "\n")
        try directory.record(.complaintNoted(case: open.id, text: note, at: request.at))
      }
      return .outcome("existing", value: open.value)
    }
    let opened = try directory.open(
      CaseDraft(
        order: order, caller: request.callingNumber, kind: kind, text: text, demand: demand,
        openedAt: request.at))
    return .outcome("opened", value: opened.value)
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
      return .outcome("found", value: found.value)
    }
    if let order {
      let complaints = try directory.complaints(ofOrder: order)
      if let found = complaints.first(where: \.isOpen) ?? complaints.first {
        return .outcome("found", value: found.value)
      }
    }
    return .outcome("missing", value: .null)
  }

  static func updateCase(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.required("case")
    let text = try request.text("text")
    guard let complaint = try directory.complaint(id: id) else {
      return .outcome("missing", value: .null)
    }
    guard complaint.isOpen else { return .outcome("refused", value: complaint.value) }
    switch request.inputs["satisfied"] ?? .null {
    case .null: break
    case .boolean(true): try directory.record(.complaintConfirmed(case: id, at: request.at))
    case .boolean(false):
      guard complaint.level < mostEscalations else {
        return .outcome("refused", value: complaint.value)
      }
      try directory.record(.complaintEscalated(case: id, at: request.at))
    case let other:
      throw ServiceFault("input \"satisfied\": expected true or false, found \(other.kindName)")
    }
    if let text {
      try directory.record(.complaintNoted(case: id, text: text, at: request.at))
    }
    let updated = try directory.complaint(id: id) ?? complaint
    return .outcome("updated", value: updated.value)
  }
}

extension CaseRecord {
  /// The complaint as flows see it; what was dictated and by whom is not told.
  var value: Value {
    func due(_ limit: Duration) -> Value {
      openedAt.map { .text(($0 + limit).description) } ?? .null
    }
    let fields: [String: Value] = [
      "id": .text(id), "order": order.map(Value.text) ?? .null, "kind": .text(kind),
      "stage": .text(stage.rawValue), "stageText": .text(stage.spoken),
      "isOpen": .boolean(isOpen), "level": .number(Number(level)),
      "openedAt": due(.zero), "respondBy": due(Self.respondWithin),
      "resolveBy": due(Self.resolveWithin),
    ]
    return .record(more.merging(fields) { _, named in named })
  }
}
