extension Migration {
  /// Columns that were added with a default stand in every row from now on, as the hook of changes, which
  /// the sums of tables rest on, must find them.
  static let sums = Migration(
    name: "sums",
    script: """
      UPDATE contacts SET way = way;
      UPDATE live_calls SET was_answered = was_answered;

      PRAGMA user_version = 13;
      """)
}
