internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Digests
internal import FlowInterpreter
internal import Foundation
internal import ParallelWork

/// Runs fixtures again and again: those that a change of a file touches, until Ctrl-C.
struct TestWatch {
  private let once: TestRun
  private let console: Console

  init(_ run: TestRun, _ console: Console) {
    once = run
    self.console = console
  }

  /// How often files are looked at.
  private static let pause = 0.3

  /// - Returns: the status of the last run.
  func run() -> ExitStatus {
    Interruption.watching { stop in
      var known: [String: String] = [:]
      var failed: [String: Bool] = [:]
      var problem: String?
      var status = ExitStatus.success
      while !stop.isRaised {
        do {
          let all = try once.load()
          let chosen = try once.chosen(from: all)
          let states = Dictionary(
            chosen.map { (Self.name($0), Self.state(of: $0)) }, uniquingKeysWith: { $1 })
          let changed = chosen.filter { known[Self.name($0)] != states[Self.name($0)] }
          if !changed.isEmpty {
            let outcome = try once.run(changed, of: all)
            for (fixture, isFailed) in zip(changed, outcome.failed) {
              failed[Self.name(fixture)] = isFailed
            }
            tellThatItWaits()
          }
          failed = failed.filter { states[$0.key] != nil }
          status = failed.values.contains(true) ? .checkFailed : .success
          (known, problem) = (states, nil)
        } catch {
          status = .unusable
          let told = "\(error)"
          if told != problem {
            problem = told
            console.tell(error)
            tellThatItWaits()
          }
        }
        Thread.sleep(forTimeInterval: Self.pause)
      }
      return status
    }
  }

  private func tellThatItWaits() {
    console.writeError(
      console.text(zh: "等待文件改变，Ctrl-C 结束\n", en: "waiting for changes, Ctrl-C ends\n"))
  }

  private static func name(_ fixture: LoadedFixture) -> String {
    "\(fixture.source.path)\n\(fixture.fixture.name)"
  }

  /// A digest of all that what comes of a fixture depends on: its own text, its flows with their
  /// calendars, its data and its snapshot.
  private static func state(of fixture: LoadedFixture) -> String {
    let flows = fixture.prepared.library.sources(from: fixture.fixture.flow.name)
    var bytes: [UInt8] = []
    for source in [fixture.source] + flows + [fixture.data].compactMap(\.self) {
      bytes += "\(source.bytes.count):".utf8
      bytes += source.bytes
    }
    if let snapshots = FileManager.default.contents(
      atPath: Snapshots.file(of: fixture.source.path))
    {
      bytes += snapshots
    }
    return SHA256Digest.hexadecimal(of: bytes)
  }
}
