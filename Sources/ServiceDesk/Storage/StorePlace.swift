internal import CallerProfiles
package import Diagnostics
internal import Glibc
package import Switchboard

/// Where a database and its key file are.
package struct StorePlace: Hashable, Sendable {
  package let database: String
  package let keyFile: String

  /// - Parameters:
  ///   - database: under whatever name. Of a link the file behind it counts, so that one database has
  ///     one socket, one lock and one live queue.
  ///   - keyFile: `nil` for the one beside the name of the database, else beside the file itself.
  package init(database: String, keyFile: String? = nil) {
    let file = Self.file(behind: database)
    self.database = file
    self.keyFile = keyFile ?? Self.keyFile(beside: database, or: file)
  }

  private static func keyFile(beside name: String, or file: String) -> String {
    unsafe Glibc.access(name + ".key", F_OK) == 0 ? name + ".key" : file + ".key"
  }

  /// The file that a symbolic link leads to; what is no link, or leads nowhere, as it is.
  private static func file(behind name: String) -> String {
    var status = stat()
    guard unsafe lstat(name, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      let path = unsafe realpath(name, nil)
    else { return name }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
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
  /// - Throws: `StoreError.exists`, `NotTheOwner` for an empty file that another account has put there, or
  ///   `SQLiteError` or `CryptoError` if a file can't be written.
  package func create(
    at now: Instant, practiceOf apprentice: DeskActor? = nil, acceptsExisting: Bool = false
  ) throws {
    try requireOwner()
    do {
      try ProfileStore.create(
        path: database, keyFile: KeyFile(path: keyFile), at: now, practiceOf: apprentice?.id)
    } catch StoreError.exists where acceptsExisting {
      return
    }
  }
}
