internal import CallerProfiles
package import Diagnostics
package import Switchboard

/// Where a database and its key file are.
package struct StorePlace: Hashable, Sendable {
  package let database: String
  package let keyFile: String

  package init(database: String, keyFile: String) {
    self.database = database
    self.keyFile = keyFile
  }

  /// - Parameter toleratesBrokenAudit: for those who look for what is wrong with it.
  /// - Throws: what has a wording, if it can't be used; nothing is changed then.
  package func open(toleratesBrokenAudit: Bool = false) throws -> any DeskStore {
    try requireOwner()
    let store = try ProfileStore(
      path: database, keyFile: KeyFile(path: keyFile), toleratesBrokenAudit: toleratesBrokenAudit)
    store.isOwnersHand = true
    return store
  }

  /// The live queue in the database.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func openLiveQueue() throws -> any LiveStorage {
    LiveQueueStore(try ProfileStore(path: database, keyFile: KeyFile(path: keyFile)))
  }

  /// Makes an empty database and, if there is none yet, its key file.
  ///
  /// - Parameters:
  ///   - apprentice: who makes it for practice; `nil` for a real one.
  ///   - acceptsExisting: leaves one that is there as it is, instead of throwing.
  /// - Throws: `StoreError.exists`, or `SQLiteError` or `CryptoError` if a file can't be written.
  package func create(
    at now: Instant, practiceOf apprentice: DeskActor? = nil, acceptsExisting: Bool = false
  ) throws {
    do {
      try ProfileStore.create(
        path: database, keyFile: KeyFile(path: keyFile), at: now, practiceOf: apprentice?.id)
    } catch StoreError.exists where acceptsExisting {
      return
    }
  }
}
