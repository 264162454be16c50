internal import Foundation
internal import Synchronization

/// The lines of standard input, of which none fills the memory.
///
/// A line that is longer than any that is meant is cut there, and is the last one.
package final class LimitedInput: Sendable {
  /// In bytes; the longest text that is kept has a quarter of it.
  package static let longestLine = 64 << 10

  private struct State {
    var bytes: [UInt8] = []
    var isOver = false
  }

  private let state = Mutex(State())

  /// The next line without its end; `nil` when there is no more.
  package func line() -> String? {
    state.withLock { state in
      var searched = 0
      while true {
        if let end = state.bytes[searched...].firstIndex(of: 0x0A) {
          defer { state.bytes.removeFirst(end + 1) }
          let line = state.bytes[..<end]
          return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        searched = state.bytes.count
        if searched > Self.longestLine { state.isOver = true }
        guard !state.isOver else { break }
        let more = FileHandle.standardInput.availableData
        if more.isEmpty { state.isOver = true }
        state.bytes += more
      }
      defer { state.bytes = [] }
      return state.bytes.isEmpty
        ? nil : String(decoding: state.bytes.prefix(Self.longestLine), as: UTF8.self)
    }
  }
}
