internal import Diagnostics
internal import Digests
internal import Foundation
internal import QueueSimulator
internal import Synchronization

/// Keeps sampled menus by what they were sampled from, in memory and in files.
///
/// A file that is damaged, or of another version, counts as none: the menu is sampled anew.
package struct FlowMenuCache: Sendable {
  /// Where files are kept; `nil` keeps them in memory alone.
  private let directory: String?
  /// What tells this build of the program from others, which may walk otherwise.
  private let program: String

  /// - Parameters:
  ///   - environment: `XDG_CACHE_HOME`, else `HOME`, says where files are kept
  ///     (https://specifications.freedesktop.org/basedir-spec/latest/).
  ///   - version: the program's, such as `0.2.0`.
  package init(environment: [String: String], version: String) {
    program = "hotline \(version) \(Self.build)"
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      directory = base + "/hotline"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      directory = home + "/.cache/hotline"
    } else {
      directory = nil
    }
  }

  /// A digest of all that a sample depends on.
  struct Key: Hashable {
    let digest: String

    fileprivate init(
      program: String, sources: [SourceText], flow: String, request: FlowMenuRequest,
      staffed: [[Range<Double>]]
    ) {
      var bytes: [UInt8] = []
      func add(_ part: some Collection<UInt8>) {
        bytes += "\(part.count):".utf8
        bytes += part
      }
      add(program.utf8)
      for source in sources { add(source.bytes) }
      add(flow.utf8)
      for goal in request.goals { add(goal.text.utf8) }
      if let behaviour = request.behaviour {
        add(request.reader.source.bytes[behaviour.offset..<behaviour.end])
      }
      let numbers: [Any] = [
        request.calls, request.seed, request.begins.milliseconds, request.begins.offset,
        request.lastsSeconds, request.intervalSeconds, request.intervalCount,
      ]
      for number in numbers { add("\(number)".utf8) }
      for times in staffed {
        add(times.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ").utf8)
      }
      digest = SHA256Digest.hexadecimal(of: bytes)
    }
  }

  /// The size of the program's file and when it was changed.
  private static let build: String = {
    guard let status = FileStatus(Bundle.main.executablePath ?? "") else { return "0 0" }
    return "\(status.size) \(status.changed.seconds).\(status.changed.nanoseconds)"
  }()

  /// What a sample of a flow depends on, this program among it.
  ///
  /// - Parameter staffed: when somebody works for the queues that calls leave where nobody does.
  func key(
    sources: [SourceText], flow: String, request: FlowMenuRequest,
    staffed: [[Range<Double>]] = []
  ) -> Key {
    Key(program: program, sources: sources, flow: flow, request: request, staffed: staffed)
  }

  private static let kept = Mutex<[Place: FlowMenuSample]>([:])

  private struct Place: Hashable {
    var directory: String?
    var key: Key
  }

  /// More files than these are not kept; the oldest go.
  private static let mostFiles = 64

  /// The sample kept under a key.
  func sample(for key: Key) -> FlowMenuSample? {
    let place = Place(directory: directory, key: key)
    if let sample = Self.kept.withLock({ $0[place] }) { return sample }
    guard let path = path(of: key), let data = FileManager.default.contents(atPath: path),
      let sample = FlowMenuSample(bytes: Array(data))
    else { return nil }
    Self.kept.withLock { $0[place] = sample }
    return sample
  }

  /// Keeps a sample.
  ///
  /// Where no file can be written the only loss is time, so that is no error.
  func keep(_ sample: FlowMenuSample, for key: Key) {
    Self.kept.withLock { $0[Place(directory: directory, key: key)] = sample }
    guard let directory, let path = path(of: key) else { return }
    let files = FileManager.default
    try? files.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try? Data(sample.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    dropOldest(in: directory)
  }

  private func path(of key: Key) -> String? { directory.map { "\($0)/\(key.digest).menu" } }

  private func dropOldest(in directory: String) {
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: directory)) ?? [])
      .filter { $0.hasSuffix(".menu") }
    guard names.count > Self.mostFiles else { return }
    let dated = names.map { name -> (path: String, changed: Int) in
      let path = directory + "/" + name
      return (path, FileStatus(path)?.changed.seconds ?? 0)
    }
    for old in dated.sorted(by: { $0.changed < $1.changed }).dropLast(Self.mostFiles) {
      try? files.removeItem(atPath: old.path)
    }
  }
}
