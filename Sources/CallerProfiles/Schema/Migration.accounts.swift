extension Migration {
  /// Which account of the computer is which agent's; the code is made with the key of the audit.
  static let accounts = Migration(
    name: "accounts",
    script: """
      CREATE TABLE account_bindings (
        uid INTEGER NOT NULL PRIMARY KEY,
        account TEXT NOT NULL UNIQUE,
        agent TEXT NOT NULL,
        mac BLOB NOT NULL
      );

      PRAGMA user_version = 9;
      """)
}
