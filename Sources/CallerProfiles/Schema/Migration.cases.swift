extension Migration {
  /// What is read of every case, in one place; `amount` is the order's.
  static let cases = Migration(
    name: "cases",
    script: """
      CREATE VIEW case_facts AS
        SELECT c.id, c.subject_id, c.order_id, c.kind, c.channel, c.opened_at, c.closed_at,
          c.policy, c.product, c.region, c.demand_amount, c.demand_deadline, c.demand_account,
          o.amount, p.tier
        FROM cases c
          LEFT JOIN orders o ON o.id = c.order_id
          LEFT JOIN callers p ON p.id = c.subject_id;

      PRAGMA user_version = 2;
      """)
}
