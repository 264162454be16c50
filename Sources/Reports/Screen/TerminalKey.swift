/// A key pressed at a terminal.
package enum TerminalKey: Sendable, Hashable {
  /// A letter, digit or other sign, the space among them.
  case character(Character)
  /// A letter pressed with Ctrl, in lower case.
  case control(Character)
  /// Text that came at once from somewhere else (xterm's "bracketed paste").
  case pasted(String)
  case enter, escape, tab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
}

/// Turns the bytes that a terminal sends into keys.
///
/// Source: ECMA-48 control sequences, as xterm's "Control Sequences" assigns them to keys.
package struct TerminalKeyDecoder: Sendable {
  /// Bytes of a character or a sequence that is not complete yet.
  private var pending: [UInt8] = []
  /// What has come of a text that is being pasted; `nil` when none is.
  private var pasted: [UInt8]?

  private static let endOfPaste = Array("\u{1B}[201~".utf8)

  package init() {}

  /// The keys that some more bytes complete; sequences that are no key of ours are dropped.
  ///
  /// An escape byte at the end of what was read at once is the Escape key.
  package mutating func keys(_ bytes: some Sequence<UInt8>) -> [TerminalKey] {
    var keys: [TerminalKey] = []
    for byte in bytes {
      if pasted != nil {
        if let text = paste(byte) { keys.append(.pasted(text)) }
        continue
      }
      pending.append(byte)
      if byte == UInt8(ascii: "~"), pending.suffix(6) == Array("\u{1B}[200~".utf8)[...] {
        pending.removeLast(6)
        keys += completeKeys()
        pasted = []
      }
    }
    return keys + completeKeys()
  }

  /// Takes a byte of pasted text.
  /// - Returns: the whole text with its last byte.
  private mutating func paste(_ byte: UInt8) -> String? {
    pasted?.append(byte)
    guard byte == UInt8(ascii: "~"), let all = pasted, all.suffix(6) == Self.endOfPaste[...] else {
      return nil
    }
    pasted = nil
    return String(decoding: all.dropLast(6), as: UTF8.self)
  }

  private mutating func completeKeys() -> [TerminalKey] {
    var keys: [TerminalKey] = []
    while let first = pending.first {
      let length: Int
      if first == 0x1B {
        length = sequenceLength()
        if length == 0 { break }
        if let key = Self.key(sequence: pending.prefix(length)) { keys.append(key) }
      } else {
        length = Self.characterLength(first)
        if length > pending.count { break }
        if let key = Self.key(character: pending.prefix(length)) { keys.append(key) }
      }
      pending.removeFirst(length)
    }
    return keys
  }

  /// How many bytes the sequence at the beginning has; 0 if its end is still to come.
  private func sequenceLength() -> Int {
    guard pending.count > 1 else { return 1 }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        // Whatever has no end within the longest sequence there is, is none.
        return pending.count > 16 ? pending.count : 0
      }
      return end + 1
    case UInt8(ascii: "O"): return pending.count > 2 ? 3 : 0
    default: return 1
    }
  }

  private static func key(sequence: ArraySlice<UInt8>) -> TerminalKey? {
    switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
    case "": .escape
    case "[A", "OA": .up
    case "[B", "OB": .down
    case "[C", "OC": .right
    case "[D", "OD": .left
    case "[H", "OH", "[1~", "[7~": .home
    case "[F", "OF", "[4~", "[8~": .end
    case "[3~": .delete
    case "[5~": .pageUp
    case "[6~": .pageDown
    case "OM": .enter
    default: nil
    }
  }

  private static func characterLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func key(character bytes: ArraySlice<UInt8>) -> TerminalKey? {
    switch bytes.first {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case let code? where (1...26).contains(code):
      return .control(Character(Unicode.Scalar(code + 0x60)))
    case let code? where code < 0x20: return nil
    default:
      let text = String(validating: bytes, as: UTF8.self)
      return text?.first.map { .character($0) }
    }
  }
}
