package import AfterSales
package import Diagnostics

/// A complaint as a data file tells of it.
package struct FiledCase: Sendable {
  package var takeover: CaseTakeover
  /// The number of the caller who complained, `nil` if it was withheld.
  package var caller: String?
  /// Whether the file tells when it was opened.
  package var isDated: Bool
  /// Whatever else the file tells, by name.
  package var more: [String: Value]

  package var id: String { takeover.number }
  /// When it was taken up; `nil` where the file doesn't say.
  package var openedAt: Instant? { isDated ? takeover.openedAt : nil }
}

extension Outreach {
  fileprivate var begin: Instant? { startedAt }
}

/// Callers, orders and complaints as a data file gives them, found by number.
package struct DirectoryData: Sendable {
  package private(set) var callers: [String: CallerRecord] = [:]
  package private(set) var orders: [String: OrderRecord] = [:]
  package private(set) var cases: [String: FiledCase] = [:]
  /// What is told to those whom a failure hits, the one begun last first.
  package let outreaches: [Outreach]
  /// What stands for each caller where a database has the row of one, by number.
  private(set) var subjects: [String: Int64] = [:]
  /// The numbers of a caller's orders, the one placed last first.
  package private(set) var ordersOfCaller: [String: [String]] = [:]
  /// The numbers of an order's complaints, the one opened last first.
  package private(set) var casesOfOrder: [String: [String]] = [:]

  package static let empty = DirectoryData(callers: [], orders: [], cases: [])

  /// Of several entries with one number the first counts.
  package init(
    callers: [CallerRecord], orders: [OrderRecord], cases: [FiledCase],
    outreaches: [Outreach] = []
  ) {
    self.outreaches = Self.latestFirst(outreaches, by: \.begin)
    for caller in callers where self.callers[caller.number] == nil {
      self.callers[caller.number] = caller
    }
    for order in orders where self.orders[order.order.id] == nil {
      self.orders[order.order.id] = order
    }
    for complaint in cases where self.cases[complaint.id] == nil {
      self.cases[complaint.id] = complaint
    }
    for order in Self.latestFirst(orders, by: \.order.placedAt) {
      ordersOfCaller[order.caller, default: []].append(order.order.id)
    }
    for complaint in Self.latestFirst(cases, by: \.openedAt) {
      if let order = complaint.takeover.order {
        casesOfOrder[order, default: []].append(complaint.id)
      }
    }
    let numbers = callers.map(\.number) + orders.map(\.caller) + cases.compactMap(\.caller)
    for number in numbers where subjects[number] == nil {
      subjects[number] = Int64(subjects.count + 1)
    }
  }

  /// The latest first; of those without a time, or with the same, the one that stands later.
  private static func latestFirst<Record>(
    _ records: [Record], by time: KeyPath<Record, Instant?>
  ) -> [Record] {
    let never = Instant(milliseconds: .min)
    let sorted = records.enumerated().sorted { a, b in
      let (timeA, timeB) = (a.element[keyPath: time] ?? never, b.element[keyPath: time] ?? never)
      return timeA == timeB ? a.offset > b.offset : timeA > timeB
    }
    return sorted.map(\.element)
  }
}
