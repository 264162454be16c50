extension Migration {
  /// Callbacks that wait in the evening are held until the morning; NULL is not held.
  static let heldCallbacks = Migration(
    name: "held callbacks",
    script: """
      ALTER TABLE live_calls ADD COLUMN is_held INTEGER;

      PRAGMA user_version = 14;
      """)
}
