/// Changes to some values of a file that leave everything else of it as it stands, comments too.
package struct SourceEdits: Sendable {
  private struct Edit: Sendable {
    var range: Range<Int>
    var text: String
  }

  private let source: SourceText
  private var edits: [Edit] = []

  package init(_ source: SourceText) { self.source = source }

  /// Writes something else in a value's place.
  package mutating func replace(_ value: LocatedValue, with text: String) {
    edits.append(Edit(range: value.offset..<value.end, text: text))
  }

  /// Gives a key of an object a value: in the place of its old one, else of another key's, else as
  /// its first member.
  ///
  /// - Precondition: the value is an object of the source.
  package mutating func set(
    _ key: String, of object: LocatedValue, to text: String, insteadOf other: String? = nil
  ) {
    guard case .object(let members) = object.content else {
      preconditionFailure("SourceEdits.set needs an object (was \(object.kindName.en))")
    }
    if let value = object[key] {
      replace(value, with: text)
    } else if let member = members.first(where: { $0.key == other }) {
      edits.append(Edit(range: member.keyOffset..<member.value.end, text: "\(key): \(text)"))
    } else {
      let start = object.offset + 1
      edits.append(Edit(range: start..<start, text: " \(key): \(text),"))
    }
  }

  /// Writes members in front of those an object has.
  package mutating func insert(_ members: String, into object: LocatedValue) {
    let start = object.offset + 1
    edits.append(Edit(range: start..<start, text: " \(members),"))
  }

  /// The text with all changes made.
  ///
  /// - Precondition: no two changes overlap.
  package var text: String {
    var bytes: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      precondition(
        edit.range.lowerBound >= position,
        "SourceEdits must not overlap (one begins at \(edit.range.lowerBound), before \(position))")
      bytes += source.bytes[position..<edit.range.lowerBound]
      bytes += edit.text.utf8
      position = edit.range.upperBound
    }
    return String(decoding: bytes + source.bytes[position...], as: UTF8.self)
  }
}
