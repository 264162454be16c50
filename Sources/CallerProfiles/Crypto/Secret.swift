import CCrypto

/// Key material: wiped from memory when nobody needs it any more, and never printed.
@safe
package final class Secret: Sendable {
  // Safety: written in `init` only, before the object is shared.
  private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer
  package let count: Int

  package init(_ source: some Collection<UInt8>) {
    count = source.count
    unsafe bytes = .allocate(byteCount: max(source.count, 1), alignment: 16)
    unsafe bytes.copyBytes(from: source)
  }

  deinit {
    unsafe OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    unsafe bytes.deallocate()
  }

  /// A new key of 256 random bits.
  package static func random() throws(CryptoError) -> Secret {
    Secret(try SecureRandom.bytes(32))
  }

  func withBytes<Result>(_ body: (UnsafePointer<UInt8>?, Int) -> Result) -> Result {
    unsafe body(
      UnsafePointer(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)), count)
  }

  /// The bytes, for wrapping the key under another or writing the key file.
  var exposed: [UInt8] { unsafe Array(bytes.prefix(count)) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "Secret(\(count) bytes)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
