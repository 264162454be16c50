extension Migration {
  /// Whether an agent has answered a live call in its present queue: one that comes back to the
  /// queue, because the agent vanished, counts there once.
  static let visits = Migration(
    name: "visits",
    script: """
      ALTER TABLE live_calls ADD COLUMN was_answered INTEGER NOT NULL DEFAULT 0;

      PRAGMA user_version = 6;
      """)
}
