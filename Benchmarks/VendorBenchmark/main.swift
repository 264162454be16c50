import Diagnostics
import FlowInterpreter
import Foundation
import VendorFlows

// What exploring real flows of other systems covers, and what it and playing the calls found costs, in
// seconds of one core. Run it with `Benchmarks/run vendor [--all] [--fuzz N]`, the flows lie in
// ../shared/corpus/connect and /studio, or in the folders that HOTLINE_VENDOR_FLOWS names, with `:` between.

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
