import Diagnostics
import FlowInterpreter
import Foundation
import VendorFlows

/// Reads, checks, plays and rewrites flows with some bytes exchanged; a trap ends the program.
struct FuzzBenchmark {
  private let files: [String]
  private var random = Xorshift(state: 20_261_129)

  private static let pieces = [
    "{", "}", "[", "]", "\"", "null", "0", "-1", "1e999", "{{", "}}", "{%", "%}", "$.", "\\u0000",
    "",
    "$.External", "99999999999", "true", "\\ud800", "\u{FEFF}", "\"Type\"", "\"NextAction\"",
    "\"next\"",
    "Loop", "Wait", "split", "| ", "[0]", "['", "🙂",
  ]

  init(_ files: [String]) { self.files = files }

  mutating func run(_ count: Int) throws {
    let originals = try files.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
      .filter { $0.count < 60_000 }
    var (read, slowest, slowestFile) = (0, 0.0, 0)
    let begin = processorSeconds()
    for number in 0..<count {
      let index = number % originals.count
      let bytes = spoilt(originals[index])
      let start = processorSeconds()
      if try isPlayed(bytes) { read += 1 }
      let seconds = processorSeconds() - start
      if seconds > slowest { (slowest, slowestFile) = (seconds, number) }
    }
    print(
      "\(count) spoilt files, \(read) of them played, in",
      String(format: "%.1f s", processorSeconds() - begin),
      "the slowest (\(slowestFile)) in", String(format: "%.3f s", slowest))
  }

  private mutating func spoilt(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...random.next(below: 3) {
      let at = random.next(below: bytes.count)
      switch random.next(below: 4) {
      case 0:
        bytes.replaceSubrange(
          at..<min(bytes.count, at + random.next(below: 12)),
          with: Array(Self.pieces[random.next(below: Self.pieces.count)].utf8))
      case 1: bytes[at] = UInt8(random.next(below: 256))
      case 2:
        // A piece of the file once more, elsewhere.
        let from = random.next(below: bytes.count)
        let piece = bytes[from..<min(bytes.count, from + random.next(below: 200))]
        bytes.replaceSubrange(at..<at, with: Array(piece))
      default: bytes.removeSubrange(at..<min(bytes.count, at + random.next(below: 60)))
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    return bytes
  }

  private func isPlayed(_ bytes: [UInt8]) throws -> Bool {
    guard let (library, id) = CorpusFolder.flow(SourceText(path: "main.json", bytes: bytes)) else {
      return false
    }
    let steps = [CallerAct.press("1"), .say("yes"), .press("2")].map { act in
      FixtureStep(.act(act, .afterPrompt))
    }
    let fixture = Fixture(
      name: "it", flow: NamedPlace(id), caller: "13800138000", steps: steps, expect: Expectations())
    _ = PreparedFixture(fixture: fixture, library: library).run()
    _ = FlowLinter.findings(in: library.flows)
    _ = FlowFileWriter(library.flows[0]).text
    return true
  }
}

/// Marsaglia's generator of 64 bits with the shifts 13, 7 and 17.
struct Xorshift {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}
