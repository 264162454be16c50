internal import Foundation
internal import Reports
internal import ServiceDesk
internal import Synchronization

/// What a switchboard says, for a program that has the terminal to itself: each time something has
/// come, the bell wakes it.
final class LiveNews: Sendable {
  let bell = TerminalBell()
  private let entries = Mutex<[LiveLink.Entry]>([])

  init(of link: LiveLink) {
    Thread.detachNewThread { [self] in
      while let entry = link.next() {
        entries.withLock { $0.append(entry) }
        bell.ring()
      }
    }
  }

  /// What has come since this was last asked, in order.
  func take() -> [LiveLink.Entry] {
    entries.withLock { entries in
      defer { entries = [] }
      return entries
    }
  }
}
