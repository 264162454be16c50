extension ServiceDesk {
  /// What agents wrote of a call, for a supervisor who listens in, one after the other.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, or what the store throws.
  package func notesOfCall(_ id: String, by actor: DeskActor) throws -> [String] {
    try requireSupervisor("notes of call \(id)", actor)
    return try noteOfCall(id, by: actor, reason: "a supervisor listens in")?
      .split(separator: "\n").map(String.init) ?? []
  }
}
