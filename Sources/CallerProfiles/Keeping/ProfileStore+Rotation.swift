internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Subjects a transaction: few enough that whoever waits to read or write hardly notices.
  private static let rotationBatch = 100

  /// Puts a new master key in force and re-encrypts everything under new keys.
  ///
  /// The store can be read and written all the while: for that time the key file holds both master
  /// keys. Each step leaves a sound store behind, so a rotation that was killed is taken up by the
  /// next call where it stood, and the old key goes only when nothing is left that needs it.
  ///
  /// The steps: the key file gets the new key beside the old; the database says that the new one is
  /// in force, so that every process wraps new subject keys under it; subject by subject, in small
  /// transactions, everything is re-encrypted; the key file loses the old key.
  package func rotateKey(
    by actor: String, at now: Instant, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    // What a rotation that was killed at its very beginning or end left in the key file.
    try dropOldKeys()
    let master = try beginRotation(by: actor, at: now)
    let total = Int(
      try connection.integer(
        "SELECT count(*) FROM subjects WHERE key_version <> ?1", .integer(master.version)) ?? 0)
    var done = 0
    var last: Int64 = 0
    while true {
      let batch = try connection.write {
        let ids = try connection.rows(
          """
          SELECT id FROM subjects WHERE id > ?1 AND key_version <> ?2 ORDER BY id LIMIT ?3
          """, .integer(last), .integer(master.version), .integer(Self.rotationBatch)
        ) { $0.integer(0) }
        for id in ids { try rekey(id, to: master) }
        return ids
      }
      guard let end = batch.last else { break }
      last = end
      done += batch.count
      progress(done, total)
    }
    try endRotation(to: master, by: actor, at: now)
  }

  /// The master key to go over to: a new one, or that of a rotation that was not finished.
  private func beginRotation(by actor: String, at now: Instant) throws -> MasterKey {
    // Under the write lock, so that two rotations begun at once become one.
    try connection.write {
      var ring = try keyFile.read()
      let isUnderWay = try connection.meta("rotation") != nil
      if !isUnderWay {
        let next = MasterKey(version: ring.newest.version + 1, secret: try .random())
        guard next.version <= Envelope.maximumVersion else {
          throw StoreError.keysExhausted(path: keyFile.path)
        }
        ring = KeyRing(auditSecret: ring.auditSecret, masters: ring.masters + [next])
        try keyFile.replace(with: ring)
      }
      keyRing = ring
      let master = ring.newest
      try connection.setMeta(Self.keyInForce, master.record(of: identity))
      try connection.setMeta("rotation", [1])
      try appendAudit([
        AuditEntry(
          at: now, actor: actor, .rotateKey, object: "began key \(master.version)")
      ])
      return master
    }
  }

  private func endRotation(to master: MasterKey, by actor: String, at now: Instant) throws {
    try connection.write {
      let left = try connection.integer(
        "SELECT count(*) FROM subjects WHERE key_version <> ?1", .integer(master.version))
      precondition(
        left == 0, "rotation: no subject may be left under an old key (was \(left ?? 0))")
      try connection.run("DELETE FROM meta WHERE name = 'rotation'")
      try appendAudit([
        AuditEntry(at: now, actor: actor, .rotateKey, object: "ended key \(master.version)")
      ])
    }
    try dropOldKeys()
  }

  /// Takes the keys out of the key file that nothing in the database needs, unless a rotation is
  /// under way.
  private func dropOldKeys() throws {
    try connection.write {
      guard try connection.meta("rotation") == nil else { return }
      let ring = try keyFile.read()
      let inForce = try writingMaster()
      if ring.masters.count > 1 {
        try keyFile.replace(with: KeyRing(auditSecret: ring.auditSecret, masters: [inForce]))
      }
      keyRing = KeyRing(auditSecret: ring.auditSecret, masters: [inForce])
    }
  }

  /// Gives a subject a new key and re-encrypts all that is theirs.
  private func rekey(_ id: Int64, to master: MasterKey) throws {
    let isErased =
      try connection.integer("SELECT wrapped_key IS NULL FROM subjects WHERE id = ?1", .integer(id))
      == 1
    guard !isErased else {
      try connection.run(
        "UPDATE subjects SET key_version = ?2 WHERE id = ?1", .integer(id),
        .integer(master.version))
      return
    }
    let old = try key(of: id)
    let new = try cipher.makeKey(of: id, under: master)
    for column in EncryptedColumn.all {
      for (row, envelope) in try envelopes(column, of: id) {
        let text = try open(envelope, column.kind, column.table, column.column, row, old)
        try connection.run(
          column.update, .integer(id), .text(row),
          .blob(try seal(text, column.table, column.column, row, new)))
      }
    }
    try connection.run(
      "UPDATE subjects SET wrapped_key = ?2, key_version = ?3 WHERE id = ?1", .integer(id),
      .blob(try cipher.wrap(new, under: master)), .integer(master.version))
    guard let caller = try caller(id) else { return }
    let index = try indexes(
      number: caller.number.flatMap { PhoneNumber($0.unmasked) }, name: caller.name)
    try connection.run(
      "UPDATE callers SET number_index = ?2, person_index = ?3 WHERE id = ?1", .integer(id),
      .blob(index.number), .blob(index.person))
  }
}
