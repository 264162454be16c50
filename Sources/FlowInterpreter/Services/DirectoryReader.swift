internal import AfterSales
package import Diagnostics

/// Reads the callers, orders and complaints of a data file.
///
/// Callers and complaints may have further keys, which flows see as fields; orders may not.
/// Telephone numbers may be written in any usual way.
package struct DirectoryReader {
  /// Where data files lie that stand beside nothing, under the working folder.
  package static let usualFolder = "Fixtures/Data"

  private let reader: DocumentReader

  package init(_ reader: DocumentReader) { self.reader = reader }

  /// Reads `{ callers: […], orders: […], cases: […], outreach: […] }`, each of them optional.
  ///
  /// - Parameter path: what the object is, for messages; empty for a file.
  package func data(_ value: LocatedValue, path: String) -> DirectoryData {
    guard let object = reader.object(value, path: path) else { return .empty }
    var callers: [CallerRecord] = []
    var orders: [OrderRecord] = []
    var cases: [FiledCase] = []
    var seen = FirstPlaces(reader)
    for (index, element) in object.list("callers").enumerated() {
      if let caller = caller(element, path: object.path(of: "callers[\(index)]"), &seen) {
        callers.append(caller)
      }
    }
    for (index, element) in object.list("orders").enumerated() {
      if let order = order(element, path: object.path(of: "orders[\(index)]"), &seen) {
        orders.append(order)
      }
    }
    for (index, element) in object.list("cases").enumerated() {
      if let found = complaint(element, path: object.path(of: "cases[\(index)]"), &seen) {
        cases.append(found)
      }
    }
    var outreaches: [Outreach] = []
    for (index, element) in object.list("outreach").enumerated() {
      if let found = outreach(element, path: object.path(of: "outreach[\(index)]"), &seen) {
        outreaches.append(found)
      }
    }
    object.finish()
    return DirectoryData(callers: callers, orders: orders, cases: cases, outreaches: outreaches)
  }

  private func caller(
    _ value: LocatedValue, path: String, _ seen: inout FirstPlaces
  ) -> CallerRecord? {
    guard let object = reader.object(value, path: path) else { return nil }
    let number = object.requiredText("number").map(PhoneNotation.normalized)
    var caller = CallerRecord(number: number ?? "")
    caller.name = object.nullableText("name")
    caller.tier = object.nullableText("tier")
    caller.region = object.nullableText("region")
    caller.tags = object.list("tags").compactMap {
      reader.text($0, path: object.path(of: "tags"))
    }
    let named: Set = ["number", "name", "tier", "region", "tags"]
    caller.more = further(value, besides: named, path: path)
    guard let number else { return nil }
    seen.check("caller", number, at: value["number"]?.offset ?? value.offset, path: path)
    return caller
  }

  private func order(
    _ value: LocatedValue, path: String, _ seen: inout FirstPlaces
  ) -> OrderRecord? {
    guard let object = reader.object(value, path: path) else { return nil }
    let id = object.requiredText("id")
    let caller = object.requiredText("caller").map(PhoneNotation.normalized)
    // Whose it is, the record tells by number; rows of callers are a database's.
    var order = Order(id: id ?? "", callerID: 0)
    order.product = object.nullableText("product")
    order.kind = object.nullableText("kind")
    order.amount = object.money("amount")
    if let amount = order.amount, amount < Money(cents: 0) {
      reader.error(
        "out-of-range", at: object.optional("amount")?.offset ?? value.offset,
        Wording(zh: "\(amount) 小于 0", en: "\(amount) is not at least 0").at(
          object.path(of: "amount")))
    }
    order.status = object.oneOf(OrderStatus.self, "status")
    order.placedAt = object.nullableInstant("placedAt")
    order.paidAt = object.nullableInstant("paidAt")
    order.deliveredAt = object.nullableInstant("deliveredAt")
    let account = object.nullableText("account")
    order.channel = object.nullableText("channel")
    order.region = object.nullableText("region")
    order.supplier = object.nullableText("supplier")
    object.finish()
    guard let id, let caller else { return nil }
    seen.check("order", id, at: value["id"]?.offset ?? value.offset, path: path)
    var record = OrderRecord(order, caller: caller)
    record.account = account
    return record
  }

  private func complaint(
    _ value: LocatedValue, path: String, _ seen: inout FirstPlaces
  ) -> FiledCase? {
    guard let object = reader.object(value, path: path) else { return nil }
    let id = object.requiredText("id")
    let stage = object.oneOf(CaseStage.self, "stage") ?? .submitted
    let level = object.integer("level", in: 0...CasePolicy.current.escalations) ?? 0
    let named: Set = [
      "id", "openedAt", "stage", "level", "order", "caller", "kind", "text", "demand", "taskTeam",
      "taskDue",
    ]
    let openedAt = object.nullableInstant("openedAt")
    var takeover = CaseTakeover(
      number: id ?? "", kind: IssueKind(rawValue: object.text("kind") ?? "complaint"),
      openedAt: openedAt ?? Instant(stored: 0))
    takeover.order = object.nullableText("order")
    takeover.stage = stage
    takeover.escalations = level
    takeover.task = task(object)
    let caller = object.nullableText("caller").map(PhoneNotation.normalized)
    // What was dictated is nothing that a service tells.
    for key in ["text", "demand"] { _ = object.nullableText(key) }
    let more = further(value, besides: named, path: path)
    guard let id else { return nil }
    seen.check("case", id, at: value["id"]?.offset ?? value.offset, path: path)
    return FiledCase(takeover: takeover, caller: caller, isDated: openedAt != nil, more: more)
  }

  private func outreach(
    _ value: LocatedValue, path: String, _ seen: inout FirstPlaces
  ) -> Outreach? {
    guard let object = reader.object(value, path: path) else { return nil }
    let id = object.requiredText("id")
    let scopes = [EarlyWarning.Subject.product, .region, .kind].compactMap { subject in
      object.text(subject.rawValue).map { OutreachScope(subject, $0) }
    }
    if scopes.count != 1 {
      reader.error(
        "outreach-scope", at: value.offset,
        Wording(
          zh: "应写明 product、region、kind 之一", en: "needs one of product, region and kind"
        ).at(path))
    }
    let since = object.required("since").flatMap {
      reader.instant($0, path: object.path(of: "since"))
    }
    let told = object.requiredText("text")
    let promisedAt = object.nullableInstant("promisedAt")
    let startedAt = object.nullableInstant("startedAt")
    let endedAt = object.nullableInstant("endedAt")
    object.finish()
    guard let id, let since, let told, let scope = scopes.first else { return nil }
    seen.check("outreach", id, at: value["id"]?.offset ?? value.offset, path: path)
    var outreach = Outreach(
      id: id, scope, since: since, told: told, promisedAt: promisedAt,
      startedAt: startedAt ?? since)
    outreach.endedAt = endedAt
    return outreach
  }

  /// The team that was asked, and by when it answers, as the customer was told.
  private func task(_ object: ObjectReader) -> CaseTakeover.Task? {
    let team = object.oneOf(CaseTeam.self, "taskTeam")
    guard let due = object.nullableInstant("taskDue") else {
      if team != nil { _ = object.required("taskDue") }
      return nil
    }
    guard let team else {
      _ = object.required("taskTeam")
      return nil
    }
    return CaseTakeover.Task(team, dueAt: due)
  }

  private func further(
    _ value: LocatedValue, besides named: Set<String>, path: String
  ) -> [String: Value] {
    guard case .object(let members) = value.content else { return [:] }
    var fields: [String: Value] = [:]
    for member in members where !named.contains(member.key) && fields[member.key] == nil {
      fields[member.key] = reader.value(member.value, path: "\(path): \(member.key)")
    }
    return fields
  }
}

/// Reports a number that is given to two callers, orders or cases.
private struct FirstPlaces {
  private let reader: DocumentReader
  private var places: [String: Int] = [:]

  init(_ reader: DocumentReader) { self.reader = reader }

  mutating func check(_ kind: String, _ id: String, at offset: Int, path: String) {
    guard let first = places.updateValue(offset, forKey: "\(kind) \(id)") else { return }
    let place = reader.source.place(at: first)
    reader.error(
      "duplicate-id", at: offset,
      Wording(
        zh: "重复了，第一次在第 \(place.line) 行",
        en: "this \(kind) is given twice, first on line \(place.line)"
      ).at(path),
      notes: [
        .init(
          file: reader.source.path, place: place,
          message: Wording(zh: "第一次在这里", en: "first given here"))
      ])
  }
}

extension ObjectReader {
  /// A text that may also be given as null, which is the same as leaving it out.
  fileprivate func nullableText(_ key: String) -> String? {
    guard let value = optional(key), !value.isNull else { return nil }
    return reader.text(value, path: path(of: key))
  }

  fileprivate func nullableInstant(_ key: String) -> Instant? {
    guard let value = optional(key), !value.isNull else { return nil }
    return reader.instant(value, path: path(of: key))
  }
}

extension LocatedValue {
  /// Whether the value is `null`.
  var isNull: Bool {
    if case .null = content { return true }
    return false
  }
}
