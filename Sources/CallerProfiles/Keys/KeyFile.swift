internal import Digests
import Glibc

/// The file that holds a store's keys: readable by its owner alone, and by no other way.
package struct KeyFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Why a key file can't be used.
  package enum Refusal: Error, Hashable, Sendable {
    case missing(path: String)
    case exists(path: String)
    case isLink(path: String)
    case notRegular(path: String)
    case foreignOwner(path: String, owner: UInt32, user: UInt32)
    case openToOthers(path: String, mode: UInt32)
    case hardLinked(path: String, links: Int)
    case malformed(path: String, line: Int)
    /// The key file is sound, but the store was not made with it.
    case foreign(path: String, store: String)
    case system(path: String, operation: String, message: String)
  }

  private static let firstLine = "hotline key file 1 - keep it secret, and a copy of it safe"

  // MARK: Reading

  /// The keys in the file.
  ///
  /// - Throws: `Refusal` if it isn't as this program makes it, or others can reach it.
  package func read() throws -> KeyRing {
    let bytes = try contents()
    var auditSecret: Secret?
    var masters: [MasterKey] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == Self.firstLine else {
      throw Refusal.malformed(path: path, line: 1)
    }
    for (index, line) in lines.enumerated().dropFirst() {
      let words = line.split(separator: " ")
      guard let last = words.last, let secret = Self.secret(fromHex: last) else {
        throw Refusal.malformed(path: path, line: index + 1)
      }
      if words.count == 2, words[0] == "audit", auditSecret == nil {
        auditSecret = secret
      } else if words.count == 3, words[0] == "master", let version = Int(words[1]),
        MasterKey.versions.contains(version),
        !masters.contains(where: { $0.version == version })
      {
        masters.append(MasterKey(version: version, secret: secret))
      } else {
        throw Refusal.malformed(path: path, line: index + 1)
      }
    }
    guard let auditSecret, !masters.isEmpty else {
      throw Refusal.malformed(path: path, line: lines.count + 1)
    }
    return KeyRing(auditSecret: auditSecret, masters: masters)
  }

  private func contents() throws -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw Refusal.missing(path: path)
      case ELOOP: throw Refusal.isLink(path: path)
      case let code: throw system("opening", code)
      }
    }
    defer { close(descriptor) }
    try check(descriptor)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw system("reading", errno) }
    return Array(bytes.prefix(count))
  }

  /// Looks at the opened file itself, so that nobody can swap it after the check.
  private func check(_ descriptor: Int32) throws {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw system("examining", errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal.notRegular(path: path) }
    let user = geteuid()
    guard status.st_uid == user else {
      throw Refusal.foreignOwner(path: path, owner: status.st_uid, user: user)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw Refusal.openToOthers(path: path, mode: status.st_mode & 0o7777)
    }
    guard status.st_nlink == 1 else {
      throw Refusal.hardLinked(path: path, links: Int(status.st_nlink))
    }
  }

  private static func secret(fromHex text: Substring) -> Secret? {
    text.utf8.count == 64 ? Hexadecimal.decode(text).map { Secret($0) } : nil
  }

  // MARK: Writing

  /// Makes the file with these keys.
  ///
  /// - Throws: `Refusal` or `StoreError.folder`; there is no file then that wasn't there before.
  package func create(_ ring: KeyRing) throws {
    let draft = try newDraft()
    try write(ring, to: draft)
    // Unlike renaming, linking never replaces a file.
    let isMade = unsafe link(draft, path) == 0
    let code = errno
    unsafe unlink(draft)
    guard isMade else { throw code == EEXIST ? .exists(path: path) : system("making", code) }
    try syncFolder()
  }

  /// Takes away what a run leaves that was killed while it made the file: an empty one, with no key in
  /// it that could be lost, or the draft as a second name of it.
  /// - Throws: `Refusal` if it can't be taken away.
  func clearUp() throws {
    FilePlace.removeSecondName(draft, of: path)
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size == 0, status.st_uid == geteuid()
    else { return }
    guard unsafe unlink(path) == 0 else { throw system("removing the empty file", errno) }
  }

  private var draft: String { path + ".new" }

  /// Where keys are written before they are in force; a draft that a killed run left never was.
  private func newDraft() throws -> String {
    try FilePlace.checkFolder(of: path)
    if unsafe unlink(draft) != 0, errno != ENOENT { throw system("removing the old draft", errno) }
    return draft
  }

  /// Puts these keys in place of the old ones: whoever opens the file finds either all the old or
  /// all the new ones, whenever the power fails.
  /// - Throws: `Refusal` or `StoreError.folder`; the old keys stay then.
  package func replace(with ring: KeyRing) throws {
    let draft = try newDraft()
    try write(ring, to: draft)
    guard unsafe rename(draft, path) == 0 else { throw system("replacing", errno) }
    try syncFolder()
  }

  private func write(_ ring: KeyRing, to target: String) throws {
    var lines = [Self.firstLine, "audit " + Hexadecimal.encode(ring.auditSecret.exposed)]
    lines += ring.masters.map { "master \($0.version) " + Hexadecimal.encode($0.secret.exposed) }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(target, flags, mode_t(0o600))
    guard descriptor >= 0 else {
      if errno == EEXIST { throw Refusal.exists(path: target) }
      throw system("making", errno)
    }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0,
      unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0
    else {
      let code = errno
      unsafe unlink(target)
      throw system("writing", code)
    }
  }

  /// Makes the file's name in its folder durable.
  private func syncFolder() throws {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw system("opening the folder", errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw system("writing the folder", errno) }
  }

  private func system(_ operation: String, _ code: Int32) -> Refusal {
    .system(
      path: path, operation: operation,
      message: FilePlace.reason(code))
  }
}
