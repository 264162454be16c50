internal import ArgumentParsing
internal import Foundation
internal import QueueSimulator

extension Hotline {
  static let merge = Command(
    "merge", summary: "Put the parts of a simulation, comparison or sweep together",
    discussion: """
      Parts are made by `simulate`, `compare` or `sweep` with --shard and --part, on as many
      machines as there are:
        hotline simulate evening.json5 --shard 0/3 --part p0
        hotline simulate evening.json5 --shard 1/3 --part p1
        hotline simulate evening.json5 --shard 2/3 --part p2
        hotline merge p0 p1 p2 --html page.html
      It prints and writes what the whole command would have, to the byte; without options of its
      own, what the parts' commands asked for. The files that the parts were made from must lie
      where they lay. With --precision it stops where one run would have; if the parts
      don't suffice, the status is 1 and it says how many replications more it takes.
      """,
    arguments: [Argument("PART", help: "the files of all parts, in any order", isRepeating: true)],
    options: [
      .json("print all results as JSON"), .charts,
      .value("csv", "FILE", help: "write the figures as CSV", completion: .files),
      .forExcel,
      ReportFile.option,
    ]
  ) { invocation, console in
    let parts: PartCollection
    do {
      parts = try PartCollection(
        invocation.arguments, version: version, whole: PartBytes.whole, read: PartBytes.read)
    } catch {
      throw UsageError("\(error)")
    }
    let header = parts.header
    let own = invocation.words(of: Invocation.outputs)
    let words = header.words.dropFirst() + (own.isEmpty ? header.outputs : own)
    guard let run = try root.invocation(for: Array(words)) else {
      throw UsageError("the parts are of no command that runs in parts")
    }
    let parted = PartedRun(parts)
    switch words.first {
    case "simulate": return try simulate(run, console, parted)
    case "compare": return try compare(run, console, parted)
    case "sweep": return try sweep(run, console, parted)
    default: throw UsageError("the parts are of no command that runs in parts")
    }
  }
}

/// How the files of parts are read.
private enum PartBytes {
  @Sendable static func whole(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) }
  }

  @Sendable static func read(_ path: String, _ range: Range<Int>) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path),
      (try? file.seek(toOffset: UInt64(range.lowerBound))) != nil,
      let data = try? file.read(upToCount: range.count), data.count == range.count
    else { return nil }
    return [UInt8](data)
  }
}
