internal import AfterSales
internal import CallerProfiles

extension LiveStore {
  /// How waits ended whose callers may come back, by call.
  func endings() throws -> [String: EndedWaits.Ending] {
    let rows = try store.connection.rows("SELECT call_id, ending FROM live_endings") {
      ($0.text(0), EndedWaits.Ending(rawValue: $0.text(1)))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first }).compactMapValues(\.self)
  }

  /// Keeps how a wait ended; `nil` forgets it.
  func setEnding(_ ending: EndedWaits.Ending?, of call: String) throws {
    guard let ending else {
      try store.connection.run("DELETE FROM live_endings WHERE call_id = ?1", .text(call))
      return
    }
    try store.connection.run(
      """
      INSERT INTO live_endings (call_id, ending) VALUES (?1, ?2)
      ON CONFLICT (call_id) DO UPDATE SET ending = excluded.ending
      """, .text(call), .text(ending.rawValue))
  }
}
