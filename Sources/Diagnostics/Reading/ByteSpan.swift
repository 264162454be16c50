extension Span<UInt8> {
  /// The bytes by themselves.
  package var array: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return bytes
  }

  /// As a text; bytes that are no UTF-8 show as U+FFFD.
  package var text: String { String(decoding: array, as: UTF8.self) }
}
