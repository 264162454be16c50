import Diagnostics
import FlowInterpreter
import Foundation
import VendorFlows

// What exploring real flows of other systems covers, and what it and playing the calls found costs, in
// seconds of one core. Run it with `HOTLINE_VENDOR_FLOWS=FOLDER:FOLDER Benchmarks/run vendor [--all] [--fuzz N]`.

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  if let index = arguments.firstIndex(of: "--fuzz") {
    let count = arguments.dropFirst(index + 1).first.flatMap { Int($0) } ?? 50_000
    var benchmark = FuzzBenchmark(try CorpusFolder.files())
    try benchmark.run(count)
  } else {
    try ExplorationBenchmark(try CorpusFolder.files(), tellsAll: arguments.contains("--all")).run()
  }
} catch {
  print(error)
  exit(1)
}
