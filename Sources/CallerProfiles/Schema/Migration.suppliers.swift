extension Migration {
  /// Who delivers what was ordered to the house; NULL where the shop doesn't say.
  static let suppliers = Migration(
    name: "suppliers",
    script: """
      ALTER TABLE orders ADD COLUMN supplier TEXT;

      PRAGMA user_version = 16;
      """)
}
