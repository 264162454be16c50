internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Puts a new master key in force and re-encrypts everything under new keys.
  ///
  /// The store can be read and written all the while: for that time the key file holds both master
  /// keys. Each step leaves a sound store behind, so a rotation that was killed is taken up by the
  /// next call where it stood, and the old key goes only when nothing is left that needs it.
  ///
  /// The steps: the key file gets the new key beside the old; the database says that the new one is
  /// in force, so that every process wraps new subject keys under it; subject by subject, in small
  /// transactions, everything is re-encrypted; the key file loses the old key.
  /// - Throws: `StoreError.keysExhausted`, `KeyFile.Refusal` if the key file can't be read or
  ///   written, `SQLiteError`, or `StoreError` if something can't be re-encrypted; what is
  ///   done by then stays, and the next call goes on from there.
  package func rotateKey(
    by actor: String, at now: Instant, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    try KeyRotation(store: self, actor: actor, now: now).run(progress: progress)
  }
}

/// One run of a rotation.
private struct KeyRotation {
  let store: ProfileStore
  let actor: String
  let now: Instant

  private var connection: Connection { store.connection }
  private var vault: Vault { store.vault }

  /// Subjects a transaction: few enough that whoever waits to read or write hardly notices.
  private static let batch = 100
  /// The setting that says that a rotation is under way.
  private static let underWay = "rotation"

  func run(progress: (_ done: Int, _ total: Int) -> Void) throws {
    // What a rotation that was killed at its very beginning or end left in the key file.
    try dropOldKeys()
    let master = try begin()
    let total = try connection.subjects.count(notUnder: master.version)
    var done = 0
    var last: Int64 = 0
    while true {
      let ids = try connection.write {
        let ids = try connection.subjects.ids(
          notUnder: master.version, after: last, limit: Self.batch)
        for id in ids { try rekey(id, to: master) }
        return ids
      }
      guard let end = ids.last else { break }
      last = end
      done += ids.count
      progress(done, total)
    }
    try end(master)
  }

  /// The master key to go over to: a new one, or that of a rotation that was not finished.
  private func begin() throws -> MasterKey {
    // Under the write lock, so that two rotations begun at once become one.
    try connection.write {
      var ring = try vault.keyFile.read()
      if try connection.meta(Self.underWay) == nil {
        let next = MasterKey(version: ring.newest.version + 1, secret: try .random())
        guard MasterKey.versions.contains(next.version) else {
          throw StoreError.keysExhausted(path: vault.keyFile.path)
        }
        ring = KeyRing(auditSecret: ring.auditSecret, masters: ring.masters + [next])
        try vault.keyFile.replace(with: ring)
      }
      vault.use(ring)
      let master = ring.newest
      try connection.setMeta(Vault.keyInForce, master.record(of: vault.identity))
      try connection.setMeta(Self.underWay, [1])
      try store.audit.append(
        AuditEntry(at: now, actor: actor, .rotateKey, object: "began key \(master.version)"))
      return master
    }
  }

  private func end(_ master: MasterKey) throws {
    try connection.write {
      let left = try connection.subjects.count(notUnder: master.version)
      precondition(left == 0, "rotation: no subject may be left under an old key (was \(left))")
      try connection.setMeta(Self.underWay, nil)
      try store.audit.append(
        AuditEntry(at: now, actor: actor, .rotateKey, object: "ended key \(master.version)"))
    }
    try dropOldKeys()
  }

  /// Takes the keys out of the key file that nothing in the database needs, unless a rotation is
  /// under way.
  private func dropOldKeys() throws {
    try connection.write {
      guard try connection.meta(Self.underWay) == nil else { return }
      let ring = try vault.keyFile.read()
      let left = KeyRing(auditSecret: ring.auditSecret, masters: [try vault.writingMaster()])
      if ring.masters.count > 1 { try vault.keyFile.replace(with: left) }
      vault.use(left)
    }
  }

  /// Gives a subject a new key and re-encrypts all that is theirs.
  private func rekey(_ id: Int64, to master: MasterKey) throws {
    guard var subject = try connection.subjects.find(id) else { return }
    subject.keyVersion = master.version
    guard subject.wrappedKey != nil else { return try connection.subjects.write(subject) }
    let old = try vault.key(of: id)
    let new = try vault.cipher.makeKey(of: id, under: master)
    for column in EncryptedColumn.all {
      for (row, envelope) in try column.envelopes(of: id, in: connection) {
        let text = try vault.open(envelope, column, row, old)
        try column.replace(
          row, of: id, with: try vault.seal(text, column, row, new), in: connection)
      }
    }
    subject.wrappedKey = try vault.cipher.wrap(new, under: master)
    try connection.subjects.write(subject)
    guard let caller = try store.caller(id) else { return }
    let number = caller.number.flatMap { PhoneNumber($0.unmasked) }
    try connection.callers.setIndex(try vault.index(number: number, name: caller.name), of: id)
  }
}
