internal import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Calls `body` with every case, in the order of their numbers.
  func exportCases(_ disclosure: Disclosure?, _ body: ([ExportCell]) throws -> Void) throws {
    func show(_ text: ClearText?) -> JSONValue? {
      text.map { .text(disclosure.map($0.reveal) ?? $0.masked) }
    }
    let numbers = try connection.prepare("SELECT id FROM cases ORDER BY id")
    while try numbers.step() {
      guard let stored = try complaint(numbers.text(0)) else { continue }
      let complaint = stored.complaint
      try body([
        .init("id", .text(stored.number)), .init("order", complaint.facts.order.map { .text($0) }),
        .init("caller", show(try caller(stored.subject)?.number), isTelephoneNumber: true),
        .init("kind", .text(complaint.facts.kind.rawValue)),
        .init("text", show(try text(of: stored))), .init("demand", nil),
        .init("stage", .text(complaint.stage.rawValue)),
        .init("level", .integer(Int64(complaint.escalations))),
        .init("openedAt", .text(complaint.facts.openedAt.description)),
      ])
    }
  }
}
