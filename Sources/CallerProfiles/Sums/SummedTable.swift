/// A table whose rows are summed up: all but the audit, whose rows are a chain.
struct SummedTable {
  let name: String
  /// All rows, with the columns as they were declared, as the hook of changes has them.
  let rows: StaticString

  static let all: [Self] = [
    .init(name: "account_bindings", rows: "SELECT * FROM account_bindings"),
    .init(name: "agents", rows: "SELECT * FROM agents"),
    .init(name: "asked_rights", rows: "SELECT * FROM asked_rights"),
    .init(name: "callers", rows: "SELECT * FROM callers"),
    .init(name: "case_events", rows: "SELECT * FROM case_events"),
    .init(name: "cases", rows: "SELECT * FROM cases"),
    .init(name: "contacts", rows: "SELECT * FROM contacts"),
    .init(name: "house_changes", rows: "SELECT * FROM house_changes"),
    .init(name: "intakes", rows: "SELECT * FROM intakes"),
    .init(name: "left_alone", rows: "SELECT * FROM left_alone"),
    .init(name: "live_agents", rows: "SELECT * FROM live_agents"),
    .init(name: "live_calls", rows: "SELECT * FROM live_calls"),
    .init(name: "live_days", rows: "SELECT * FROM live_days"),
    .init(name: "live_endings", rows: "SELECT * FROM live_endings"),
    .init(name: "live_intervals", rows: "SELECT * FROM live_intervals"),
    .init(name: "live_requests", rows: "SELECT * FROM live_requests"),
    .init(name: "live_settings", rows: "SELECT * FROM live_settings"),
    // The head of the audit is authenticated for itself, and holds the sums.
    .init(name: meta, rows: "SELECT * FROM meta WHERE name <> 'audit-head'"),
    .init(name: "orders", rows: "SELECT * FROM orders"),
    .init(name: "outreach_targets", rows: "SELECT * FROM outreach_targets"),
    .init(name: "outreaches", rows: "SELECT * FROM outreaches"),
    .init(name: "owed_calls", rows: "SELECT * FROM owed_calls"),
    .init(name: "requests", rows: "SELECT * FROM requests"),
    .init(name: "subjects", rows: "SELECT * FROM subjects"),
    .init(name: "talks", rows: "SELECT * FROM talks"),
  ]

  static let meta = "meta"
  /// The setting that says where the audit ends.
  static let headOfAudit = "audit-head"
}
