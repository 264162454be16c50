import Foundation

/// Published test vectors, from the text files in `Vectors`.
enum Vectors {
  /// The lines of a file as words, without comments.
  static func words(of name: String) throws -> [[String]] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Vectors/\(name)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").map(String.init) }
  }

  /// The bytes of hexadecimal digits; `-` is empty.
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex == "-" ? [] : hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
