import AfterSales
import CallerProfiles
import Diagnostics
import Foundation

// How long a look-up takes inside a process: the caller by number with name and number decrypted,
// and the ten newest orders. Run it over a database of demo data, beside the same query in plain C:
//
//     hotline db demo --callers 1000000 --db /tmp/demo.db
//     swift run -c release store-benchmark /tmp/demo.db
//     swift run -c release store-benchmark-peer /tmp/demo.db
//
// With `--numbers N` it prints so many callers' numbers instead, for pop-benchmark.

let rounds = 20_000

/// The k-th of values sorted from small to large, as a share of them.
func quantile(_ share: Double, _ sorted: [Duration]) -> Double {
  sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))].inSeconds * 1_000_000
}

/// Numbers of callers drawn over the whole database.
func sampleNumbers(
  _ store: ProfileStore, _ count: Int, _ proof: Disclosure
) throws -> [String] {
  let callers = Int64(try store.statistics().callers)
  var state: UInt64 = 42
  return try (0..<count).compactMap { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let id = Int64(state >> 33) % callers + 1
    return try store.caller(id)?.number?.reveal(proof)
  }
}

do {
  let words = CommandLine.arguments.dropFirst()
  let wanted = words.first == "--numbers" ? words.dropFirst().first.flatMap { Int($0) } : nil
  guard let path = words.last, words.count == (wanted == nil ? 1 : 3) else {
    print("usage: store-benchmark [--numbers N] DATABASE (of demo data, its key file beside it)")
    exit(2)
  }
  let store = try ProfileStore(path: path, keyFile: KeyFile(path: path + ".key"))
  let proof = try store.audit.disclose(
    AuditEntry(
      at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)),
      actor: "user:" + NSUserName(), .reveal, object: "numbers for a benchmark"))
  let samples = try sampleNumbers(store, wanted ?? rounds, proof)
  if wanted != nil {
    print(samples.joined(separator: "\n"))
    exit(0)
  }
  let numbers = samples.compactMap { PhoneNumber($0) }
  let clock = ContinuousClock()
  var times: [Duration] = []
  var orders = 0
  for number in numbers {
    let start = clock.now
    try store.connection.read {
      for caller in try store.callers(of: number) {
        orders += try store.orders(of: caller.id, limit: 10).count
      }
    }
    times.append(start.duration(to: clock.now))
  }
  times.sort()
  print(
    String(
      format: #"{ "lookUps": %d, "orders": %d, "median": %.2f, "p99": %.2f }"#,
      numbers.count, orders, quantile(0.5, times), quantile(0.99, times)))
} catch {
  print(error)
  exit(1)
}
