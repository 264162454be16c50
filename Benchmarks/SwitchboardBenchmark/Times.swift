import Foundation

/// Lengths of time in milliseconds.
struct Times {
  private var values: [Double] = []

  mutating func add(_ milliseconds: Double) { values.append(milliseconds) }

  func quantile(_ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  func row(_ name: String) -> String {
    let figures = [0.5, 0.9, 0.99, 1].map { String(format: "%9.2f", quantile($0)) }
    return name.padding(toLength: 34, withPad: " ", startingAt: 0) + figures.joined()
  }
}

/// How much of the processors was used, by whom, up to a moment; in ticks of the kernel.
struct Processors {
  private let server: Double
  private let clients: Double
  private let busy: Double
  private let all: Double

  init(server: Int32) {
    self.server = Self.ticks(ofProcess: "\(server)")
    clients = Self.ticks(ofProcess: "self")
    // cpu user nice system idle iowait irq softirq steal …
    let line = Self.text("/proc/stat").split(separator: "\n").first ?? ""
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    all = ticks.reduce(0, +)
    busy = all - ticks[3] - ticks[4]
  }

  /// The shares of the machine since an earlier moment: of the switchboard, of this process, and of
  /// all others.
  func shares(since begin: Self) -> (server: Double, clients: Double, others: Double) {
    let total = max(1, all - begin.all)
    let own = (server - begin.server, clients - begin.clients)
    return (
      own.0 / total, own.1 / total, max(0, busy - begin.busy - own.0 - own.1) / total
    )
  }

  private static func ticks(ofProcess name: String) -> Double {
    // After the name, which ends with a parenthesis: utime and stime are the 12th and 13th.
    let fields = text("/proc/\(name)/stat").split(separator: ")").last?.split(separator: " ") ?? []
    return fields.count > 12 ? (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0) : 0
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
