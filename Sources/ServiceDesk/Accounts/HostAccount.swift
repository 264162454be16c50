internal import Glibc

/// An account of this computer.
package struct HostAccount: Hashable, Sendable {
  package let name: String
  /// The number by which the operating system knows it.
  package let uid: UInt32

  /// The account that this process runs under.
  package static var current: HostAccount { of(geteuid()) }

  /// The account of a number; where the system has no name for it, the number is its name.
  package static func of(_ uid: UInt32) -> HostAccount {
    if let account = inFile({ $0.uid == uid }) { return account }
    let found = unsafe asked { unsafe getpwuid_r(uid, $0, $1, $2, $3) }
    return found ?? HostAccount(name: "#\(uid)", uid: uid)
  }

  /// The account of a name; `nil` if there is none.
  package static func named(_ name: String) -> HostAccount? {
    inFile { $0.name == name } ?? (unsafe asked { unsafe getpwnam_r(name, $0, $1, $2, $3) })
  }

  /// The account that a program of this system's own would find first, in `/etc/passwd`.
  private static func inFile(_ fits: (HostAccount) -> Bool) -> HostAccount? {
    guard let file = unsafe fopen("/etc/passwd", "re") else { return nil }
    defer { unsafe fclose(file) }
    var texts = room
    while let account = unsafe read({ unsafe fgetpwent_r(file, $0, $1, $2, $3) }, &texts) {
      if fits(account) { return account }
    }
    return nil
  }

  /// An account that the system knows from elsewhere, such as a directory of the house.
  ///
  /// The C library loads what asks there, which ends a program that was linked without shared libraries:
  /// such a program knows the accounts of the file alone.
  private static func asked(_ look: Look) -> HostAccount? {
    guard loadsLibraries else { return nil }
    var texts = room
    return unsafe read(look, &texts)
  }

  private typealias Look = (
    UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
  ) -> Int32

  /// Room for the texts of any entry; one that doesn't fit counts as none.
  private static var room: [CChar] { [CChar](repeating: 0, count: 16_384) }

  private static func read(_ look: Look, _ texts: inout [CChar]) -> HostAccount? {
    var entry = unsafe passwd()
    var result: UnsafeMutablePointer<passwd>?
    let length = texts.count
    let status = unsafe texts.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return ENOMEM }
      return unsafe look(&entry, start, length, &result)
    }
    guard status == 0, unsafe result != nil, let name = unsafe entry.pw_name else { return nil }
    return unsafe HostAccount(name: String(cString: name), uid: entry.pw_uid)
  }

  /// Whether a loader of shared libraries began this process: the kernel tells where it lies (`AT_BASE`
  /// of the auxiliary vector, 0 without one).
  static let loadsLibraries: Bool = {
    guard let file = unsafe fopen("/proc/self/auxv", "re") else { return false }
    defer { unsafe fclose(file) }
    var entry: [UInt] = [0, 0]
    while unsafe fread(&entry, MemoryLayout<UInt>.size, 2, file) == 2, entry[0] != 0 {
      if entry[0] == 7 { return entry[1] != 0 }
    }
    return false
  }()
}
