import Diagnostics
import Foundation
import QueueSimulator

// Runs a scenario and prints what it cost, as JSON:
//
//     simulator-benchmark SCENARIO [--replications N] [--jobs N]

/// Seconds of processor time that this process has used.
func processorSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The most memory this process has held, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss * 1_024
}

func value(of option: String) -> Int? {
  let words = CommandLine.arguments
  guard let place = words.firstIndex(of: "--\(option)"), place + 1 < words.count else { return nil }
  return Int(words[place + 1])
}

/// Played calls in the place of a flow's: from 20 s to 60 s, three tenths of them contained.
func playedMenu(_ request: FlowMenuRequest) -> FlowMenuSample {
  let rows = (0..<request.calls).map { number in
    FlowMenuSample.Row(
      seconds: 20 + 40 * Double(number) / Double(request.calls),
      outcome: number % 10 < 3 ? .contained : .queued, skill: 0, priority: 0, opensCase: false)
  }
  return FlowMenuSample(
    flow: "none", population: "none", skills: ["calls"], rows: rows, rowsPerTable: rows.count,
    tableOfInterval: [Int](repeating: 0, count: request.intervalCount))
}

do {
  let path = CommandLine.arguments.dropFirst().first ?? ""
  let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
  let (scenario, _) = try ScenarioReader.read(
    SourceText(path: path, bytes: bytes), menus: playedMenu)
  var study = Study(scenario)
  study.replications = value(of: "replications") ?? scenario.replications
  study.jobs = value(of: "jobs") ?? 1
  let before = processorSeconds()
  let result = study.run()
  let processor = processorSeconds() - before
  let figures = JSONValue.object([
    "calls": .integer(Int64(result.calls)), "seconds": .number(processor),
    "wallSeconds": .number(result.seconds), "peakBytes": .integer(Int64(peakMemory())),
    "serviceLevel": .number(result.overall(.serviceLevel).mean),
    "abandonment": .number(result.overall(.abandonment).mean),
    "asa": .number(result.overall(.asa).mean),
    "meanWait": .number(result.overall(.meanWait).mean),
    "delayed": .number(result.overall(.delayed).mean),
    "occupancy": .number(result.pool(0, .occupancy).mean),
  ])
  print(figures.compact)
} catch {
  FileHandle.standardError.write(Data("simulator-benchmark: \(error)\n".utf8))
  exit(2)
}
