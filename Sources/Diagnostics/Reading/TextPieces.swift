/// The bytes of a text as they are read: what isn't used up yet, and a piece more whenever asked.
package struct TextPieces {
  package let path: String
  /// Those that aren't used up; in UTF-8 where the file was said to be a table.
  package var bytes: [UInt8] = []
  /// Whether nothing follows them.
  package private(set) var isLast = false
  /// How many bytes of the text were used up.
  package private(set) var passed = 0
  private var pieces: PiecedFile.Pieces
  /// `nil` for bytes that are passed on as they are.
  private var decoder: TableDecoder?

  /// - Parameter encoding: what the file is written in; `nil` to leave its bytes as they are.
  /// - Throws: `InvalidInput` if it can't be read, or isn't of that encoding.
  package init(_ file: PiecedFile, _ encoding: TableEncoding? = nil) throws(InvalidInput) {
    path = file.path
    pieces = try file.pieces()
    decoder = encoding.flatMap { $0 == .utf8 ? nil : TableDecoder($0, path: file.path) }
    try advance(past: 0)
  }

  /// Takes off what was used and adds a piece.
  /// - Throws: `InvalidInput` if the file can't be read, or isn't of its encoding.
  package mutating func advance(past used: Int) throws(InvalidInput) {
    passed += used
    bytes.removeFirst(used)
    guard !isLast else { return }
    guard let piece = try pieces.next() else {
      isLast = true
      if let rest = try decoder?.finish() { bytes += rest }
      return
    }
    if decoder == nil {
      bytes += piece
    } else if let text = try decoder?.decode(piece) {
      bytes += text
    }
  }
}
