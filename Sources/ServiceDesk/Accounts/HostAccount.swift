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
    let found = unsafe find { unsafe getpwuid_r(uid, $0, $1, $2, $3) }
    return found ?? HostAccount(name: "#\(uid)", uid: uid)
  }

  /// The account of a name; `nil` if there is none.
  package static func named(_ name: String) -> HostAccount? {
    unsafe find { unsafe getpwnam_r(name, $0, $1, $2, $3) }
  }

  private static func find(
    _ look: (
      UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
      UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32
  ) -> HostAccount? {
    var entry = unsafe passwd()
    var result: UnsafeMutablePointer<passwd>?
    // Long enough for any entry; one that doesn't fit counts as none.
    var texts = [CChar](repeating: 0, count: 16_384)
    let length = texts.count
    let status = unsafe texts.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return ENOMEM }
      return unsafe look(&entry, start, length, &result)
    }
    guard status == 0, unsafe result != nil, let name = unsafe entry.pw_name else { return nil }
    return unsafe HostAccount(name: String(cString: name), uid: entry.pw_uid)
  }
}
