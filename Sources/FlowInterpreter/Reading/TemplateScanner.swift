internal import Diagnostics

/// Splits the text of a prompt at its braces.
enum TemplateScanner {
  enum Piece: Hashable {
    case literal(String)
    /// An expression, with its offset in UTF-8 bytes.
    case expression(String, offset: Int)
  }

  struct Problem: Hashable {
    let message: Wording
    let offset: Int
    let hint: Wording
  }

  /// The pieces up to the first problem.
  ///
  /// `{{` and `}}` stand for the braces themselves. Braces inside quotes of an expression belong to
  /// its texts.
  static func scan(_ source: String) -> (pieces: [Piece], problem: Problem?) {
    let bytes = Array(source.utf8)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    func flushed() -> [Piece] {
      literal.isEmpty ? [] : [.literal(String(decoding: literal, as: UTF8.self))]
    }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where isDoubled, UInt8(ascii: "}") where isDoubled:
        literal.append(byte)
        position += 2
      case UInt8(ascii: "}"):
        let problem = Problem(
          message: Wording(zh: "'}' 前面没有 '{'", en: "'}' without '{'"), offset: position,
          hint: Wording(zh: "要念出大括号，写 }}", en: "write }} for a brace that is spoken"))
        return (pieces + flushed(), problem)
      case UInt8(ascii: "{"):
        guard let end = expressionEnd(in: bytes, after: position) else {
          let problem = Problem(
            message: Wording(zh: "'{' 没有结束", en: "'{' is never closed"), offset: position,
            hint: Wording(zh: "要念出大括号，写 {{", en: "write {{ for a brace that is spoken"))
          return (pieces + flushed(), problem)
        }
        pieces += flushed()
        literal = []
        let text = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        pieces.append(.expression(text, offset: position + 1))
        position = end + 1
      default:
        literal.append(byte)
        position += 1
      }
    }
    return (pieces + flushed(), nil)
  }

  private static func expressionEnd(in bytes: [UInt8], after opener: Int) -> Int? {
    var quote: UInt8?
    var position = opener + 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\\") where quote != nil: position += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      case UInt8(ascii: "}") where quote == nil: return position
      default: break
      }
      position += 1
    }
    return nil
  }
}
