package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Foundation
internal import QueueSimulator

extension Hotline {
  package static let merge = Command(
    "merge",
    summary: Wording(
      zh: "把仿真、比较或扫描的各部分合并", en: "Put the parts of a simulation, comparison or sweep together"),
    discussion: Wording(
      zh: """
        各部分由 `simulate`、`compare` 或 `sweep` 加 --shard 和 --part 生成，有几台机器就用几台：
          hotline simulate evening.json5 --shard 0/3 --part p0
          hotline simulate evening.json5 --shard 1/3 --part p1
          hotline simulate evening.json5 --shard 2/3 --part p2
          hotline merge p0 p1 p2 --html page.html
        输出与一次跑完逐字节相同；不写选项时，按各部分当时的命令输出。生成时用的文件要还在原处。
        有 --precision 时，在一次跑完会停的地方停；各部分不够的，状态为 1，并说明还差多少轮。
        """,
      en: """
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
        """),
    arguments: [
      Argument(
        "PART", help: Wording(zh: "全部部分的文件，先后不限", en: "the files of all parts, in any order"),
        isRepeating: true)
    ],
    options: [
      .json(Wording(zh: "以 JSON 输出全部结果", en: "print all results as JSON")), .charts,
      .value(
        "csv", "FILE", help: Wording(zh: "把数据写成 CSV", en: "write the figures as CSV"),
        completion: .files),
      .forExcel,
      ReportFile.option,
    ]
  ) { invocation, console in
    let parts: PartCollection
    do throws(PartProblem) {
      parts = try PartCollection(
        invocation.arguments, version: version, whole: PartBytes.whole, read: PartBytes.read)
    } catch {
      throw UsageError(error.wording)
    }
    let header = parts.header
    let own = invocation.words(of: Invocation.outputs)
    let words = header.words.dropFirst() + (own.isEmpty ? header.outputs : own)
    guard let run = try parted.invocation(for: Array(words)) else {
      throw UsageError(
        Wording(zh: "这些部分不属于能分开跑的命令", en: "the parts are of no command that runs in parts"))
    }
    let merged = PartedRun(parts)
    switch words.first {
    case "simulate": return try simulate(run, console, merged)
    case "compare": return try compare(run, console, merged)
    case "sweep": return try sweep(run, console, merged)
    default:
      throw UsageError(
        Wording(zh: "这些部分不属于能分开跑的命令", en: "the parts are of no command that runs in parts"))
    }
  }

  /// The commands that run in parts.
  private static let parted = Command(
    "hotline", summary: .empty, subcommands: [simulate, compare, sweep])
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
