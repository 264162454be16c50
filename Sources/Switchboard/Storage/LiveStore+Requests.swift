internal import AfterSales
internal import CallerProfiles

extension LiveStore {
  /// The number of the request that was done last, by the session of its client.
  func doneRequests() throws -> [String: Int] {
    let rows = try store.connection.rows("SELECT session, number FROM live_requests") {
      ($0.text(0), Int($0.integer(1)))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps which request of a session was done last; `nil` forgets the session.
  func setDoneRequest(_ number: Int?, of session: String) throws {
    guard let number else {
      try store.connection.run("DELETE FROM live_requests WHERE session = ?1", .text(session))
      return
    }
    try store.connection.run(
      """
      INSERT INTO live_requests (session, number) VALUES (?1, ?2)
      ON CONFLICT (session) DO UPDATE SET number = excluded.number
      """, .text(session), .integer(number))
  }
}
