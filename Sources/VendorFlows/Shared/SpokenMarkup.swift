internal import Foundation

/// Text with speech markup (SSML, https://www.w3.org/TR/speech-synthesis11/) as it is heard.
struct SpokenMarkup {
  /// The words, without tags.
  private(set) var text = ""
  /// The silence that breaks ask for.
  private(set) var pauses = Duration.zero

  init(_ source: String) {
    var rest = source[...]
    while let open = rest.firstIndex(of: "<") {
      append(rest[..<open])
      guard let close = rest[open...].firstIndex(of: ">") else {
        append(rest[open...])
        rest = ""
        break
      }
      note(tag: rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    append(rest)
    text = Self.plain(text)
  }

  private mutating func append(_ part: Substring) { text += part }

  private mutating func note(tag: Substring) {
    let words = tag.split(whereSeparator: \.isWhitespace)
    guard let name = words.first?.lowercased() else { return }
    if name == "p" || name == "s" || name == "br/" || name == "break" { text += " " }
    guard name == "break" else { return }
    if let time = Self.attribute("time", in: tag), let length = Self.duration(time) {
      pauses += length
    } else {
      // What "medium" lasts with the vendors' voices.
      pauses += Self.attribute("strength", in: tag) == "none" ? .zero : .milliseconds(500)
    }
  }

  private static func attribute(_ name: String, in tag: Substring) -> String? {
    guard let range = tag.range(of: name + "=") else { return nil }
    let rest = tag[range.upperBound...]
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().firstIndex(of: quote).map {
      String(rest[rest.index(after: rest.startIndex)..<$0])
    }
  }

  /// `10s`, `500ms`; breaks last ten seconds at most.
  private static func duration(_ text: String) -> Duration? {
    let trimmed = text.trimmingSpaces
    if trimmed.hasSuffix("ms"), let value = Double(trimmed.dropLast(2)), value >= 0 {
      return .milliseconds(Int64(min(value, 10_000)))
    }
    if trimmed.hasSuffix("s"), let value = Double(trimmed.dropLast()), value >= 0 {
      return .milliseconds(Int64(min(value, 10) * 1_000))
    }
    return nil
  }

  private static let entities = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'",
  ]

  /// Without entities, and runs of space as one.
  private static func plain(_ text: String) -> String {
    var plain = text
    for (entity, character) in entities.sorted(by: { $0.key < $1.key }) {
      plain = plain.replacingOccurrences(of: entity, with: character)
    }
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
