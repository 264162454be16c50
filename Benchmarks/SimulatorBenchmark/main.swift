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

do {
  let path = CommandLine.arguments.dropFirst().first ?? ""
  let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
  let (scenario, _) = try ScenarioReader.read(SourceText(path: path, bytes: bytes))
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
