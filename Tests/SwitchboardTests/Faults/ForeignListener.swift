import Foundation
import Glibc
import Synchronization

/// A program that listens at a path and is no switchboard.
final class ForeignListener: Sendable {
  /// What it does with whoever comes.
  enum Manner: CaseIterable, Sendable {
    /// Answers as a web server would.
    case speaksHTTP
    case hangsUp
    /// Sends zeros for as long as somebody takes them.
    case sendsZeros
    /// Sends letters without an end of the line.
    case sendsLetters
    /// Sends frames of nothing.
    case sendsEmptyFrame
    /// Answers as a desk of another time might, in words that this one doesn't know.
    case answersUnknownWords
    case isSilent
  }

  private let descriptor: Int32

  struct NoSocket: Error {}

  init(at path: String, _ manner: Manner) throws {
    descriptor = try Self.bound(to: path)
    guard listen(descriptor, 8) == 0 else { throw NoSocket() }
    Thread.detachNewThread { [descriptor] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        Thread.detachNewThread { Self.serve(client, manner) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  /// A socket as a killed process leaves it: there, and nobody listens.
  static func leaveStale(at path: String) throws { close(try bound(to: path)) }

  private static func bound(to path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw NoSocket() }
    return descriptor
  }

  private static func serve(_ client: Int32, _ manner: Manner) {
    defer { close(client) }
    func send(_ bytes: [UInt8]) -> Bool {
      unsafe Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0
    }
    switch manner {
    case .hangsUp: return
    case .speaksHTTP: _ = send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
    case .sendsEmptyFrame: _ = send([0, 0, 0, 0])
    case .answersUnknownWords: _ = send([0, 0, 0, 14] + Array(#"{"welcome": 1}"#.utf8))
    case .sendsZeros: while send([UInt8](repeating: 0, count: 4_096)) {}
    case .sendsLetters: while send([UInt8](repeating: UInt8(ascii: "a"), count: 4_096)) {}
    case .isSilent: break
    }
    // Until the other side has left.
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while unsafe recv(client, &bytes, bytes.count, 0) > 0 {}
  }
}
