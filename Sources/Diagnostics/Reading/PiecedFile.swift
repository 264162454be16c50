internal import Foundation

/// A file that is read in pieces, so that its size doesn't matter, as often as needed.
package struct PiecedFile: Sendable {
  private enum Origin: Sendable {
    case file(URL)
    case bytes([UInt8])
  }

  package let path: String
  private let origin: Origin
  /// In bytes; `nil` where that isn't known beforehand.
  package let size: Int?

  /// The bytes of a piece.
  static let pieceSize = 1 << 20

  /// - Parameter limit: so many bytes may come out of what can be read only once, such as a pipe,
  ///   which is kept in memory.
  /// - Throws: `InvalidInput`: `unreadable` if there is no such file or it may not be read,
  ///   `too-large` if a pipe has more bytes.
  package init(_ path: String, keepingAtMost limit: Int) throws(InvalidInput) {
    self.path = path
    if let status = FileStatus(path), status.kind == .regular {
      origin = .file(URL(fileURLWithPath: path))
      size = status.size
      _ = try pieces()
    } else {
      let bytes = try SourceText(contentsOf: path, atMost: limit).bytes
      origin = .bytes(bytes)
      size = bytes.count
    }
  }

  /// A text that is in memory already.
  package init(_ source: SourceText) {
    path = source.path
    origin = .bytes(source.bytes)
    size = source.bytes.count
  }

  /// Its pieces from the beginning.
  /// - Throws: `InvalidInput` with `unreadable` if it may not be read.
  package func pieces() throws(InvalidInput) -> Pieces {
    switch origin {
    case .bytes(let bytes): return Pieces(path: path, bytes: bytes)
    case .file(let url):
      do {
        return Pieces(path: path, handle: try FileHandle(forReadingFrom: url))
      } catch {
        throw InvalidInput([.unreadable(path)])
      }
    }
  }

  /// Its first bytes, at most a piece.
  /// - Throws: `InvalidInput` with `unreadable` if it may not be read.
  package func head() throws(InvalidInput) -> [UInt8] {
    var pieces = try pieces()
    return try pieces.next() ?? []
  }

  /// One way through a file.
  package struct Pieces {
    private let path: String
    private let handle: FileHandle?
    private var rest: ArraySlice<UInt8>

    fileprivate init(path: String, handle: FileHandle) {
      self.path = path
      self.handle = handle
      rest = []
    }

    fileprivate init(path: String, bytes: [UInt8]) {
      self.path = path
      handle = nil
      rest = bytes[...]
    }

    /// The next bytes; `nil` after the last.
    /// - Throws: `InvalidInput` with `unreadable` if the disk fails.
    package mutating func next() throws(InvalidInput) -> [UInt8]? {
      guard let handle else {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(PiecedFile.pieceSize) }
        return Array(rest.prefix(PiecedFile.pieceSize))
      }
      do {
        guard let data = try handle.read(upToCount: PiecedFile.pieceSize), !data.isEmpty else {
          try handle.close()
          return nil
        }
        return Array(data)
      } catch {
        throw InvalidInput([.unreadable(path)])
      }
    }
  }
}
