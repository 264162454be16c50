internal import Foundation

/// Reading and writing of streams that may be closed or full.
enum ByteStream {
  enum Outcome {
    case bytes(ArraySlice<UInt8>)
    /// There is nothing now.
    case nothing
    /// There will never be any more.
    case end
  }

  static func read(_ file: Int32) -> Outcome {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Foundation.read(file, &buffer, buffer.count)
      if count > 0 { return .bytes(buffer[..<count]) }
      if count == 0 { return .end }
      if errno == EAGAIN { return .nothing }
      if errno != EINTR { return .end }
    }
  }

  /// Writes as much as goes.
  /// - Returns: how many bytes that were; `nil` if nobody reads any more.
  static func write(_ bytes: ArraySlice<UInt8>, to file: Int32) -> Int? {
    var done = 0
    while done < bytes.count {
      let rest = bytes.dropFirst(done)
      let count = unsafe rest.withUnsafeBytes {
        unsafe Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count > 0 {
        done += count
      } else if errno == EAGAIN {
        return done
      } else if errno != EINTR {
        return nil
      }
    }
    return done
  }

  /// Waits until one of these can be read or written.
  /// - Returns: whether each can, in order.
  static func wait(
    _ files: [(file: Int32, isWritten: Bool)], milliseconds: Int32
  ) -> [Bool] {
    var polls = files.map {
      pollfd(file: $0.file, events: $0.isWritten ? POLLOUT : POLLIN)
    }
    guard unsafe poll(&polls, nfds_t(polls.count), milliseconds) > 0 else {
      return files.map { _ in false }
    }
    return polls.map { $0.revents != 0 }
  }
}

extension pollfd {
  fileprivate init(file: Int32, events: Int32) {
    self.init(fd: file, events: Int16(events), revents: 0)
  }
}
