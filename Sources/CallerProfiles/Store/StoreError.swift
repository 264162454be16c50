/// Why a store can't be used, or can't do what was asked of it.
package enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  case exists(path: String)
  /// A file of another program.
  case foreign(path: String)
  /// Made by a later version of this program.
  case newer(path: String, version: Int, known: Int)
  case readOnly(path: String)
  case notRegular(path: String)
  case openToOthers(path: String, mode: UInt32)
  case notEmpty(path: String)
  case noSuchCaller
  /// The caller's key was destroyed on request; nothing of theirs can be read any more.
  case erased
  case orderOfAnother(id: String)
  /// An envelope that doesn't open; the field is named, its content isn't.
  case unreadable(path: String, field: String, CryptoError)
  case keysExhausted(path: String)
  case auditBroken(path: String, String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no database here; make one with `hotline db init` or name it with --db"
    case .exists(let path): "\(path): there is a file already, and it is left as it is"
    case .foreign(let path): "\(path): this is no database of hotline"
    case .newer(let path, let version, let known):
      "\(path): the database has layout \(version), this program knows layouts up to \(known); "
        + "use the newer program"
    case .readOnly(let path):
      "\(path): the database is read-only, so no look-up could be audited; nothing is shown"
    case .notRegular(let path): "\(path): this is no regular file"
    case .openToOthers(let path, let mode):
      "\(path): the database has mode \(String(mode, radix: 8)) and others may write it; "
        + "only its owner may (chmod 600)"
    case .notEmpty(let path):
      "\(path): there are callers in the database; demo data needs an empty one"
    case .noSuchCaller: "there is no such caller"
    case .erased: "the caller was erased; nothing of theirs can be read any more"
    case .orderOfAnother(let id): "order \(id) belongs to another caller already"
    case .unreadable(let path, let field, let error): "\(path): \(field): \(error)"
    case .keysExhausted(let path): "\(path): all versions of the master key have been used"
    case .auditBroken(let path, let finding): "\(path): the audit is not sound: \(finding)"
    }
  }
}
