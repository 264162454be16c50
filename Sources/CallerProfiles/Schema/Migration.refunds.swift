extension Migration {
  /// Refunds know the case that they were asked for in.
  static let refunds = Migration(
    name: "refunds",
    script: """
      ALTER TABLE requests ADD COLUMN case_id TEXT;

      PRAGMA user_version = 3;
      """)
}
