import Diagnostics
import Foundation
import ParallelWork
import QueueSimulator
import Synchronization
import Testing

/// Work that others do comes out as if it had been done here.
@Suite struct ReplicationPieceTests {
  /// Workers without processes: pieces and answers go through bytes, as they do on a wire.
  private final class Fake: ReplicationWorkers {
    /// How many pieces are done before the last worker is gone.
    let lasts: Int
    let done = Mutex(0)

    init(lasts: Int = .max) { self.lasts = lasts }

    func pieces(for replications: Int) -> Int { 3 }

    func run<Answer>(
      _ count: Int, stop: StopSignal, piece: (Int) -> ReplicationPiece,
      read: ([UInt8], ReplicationPiece) -> Answer?, add: (Answer) -> OrderedLoop.Continuation
    ) -> Int {
      var worker = ReplicationPieces()
      for number in 0..<count {
        guard done.withLock({ $0 }) < lasts else { return number }
        let asked = piece(number)
        let coder = JSONEncoder()
        coder.nonConformingFloatEncodingStrategy = .convertToString(
          positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let reader = JSONDecoder()
        reader.nonConformingFloatDecodingStrategy = .convertFromString(
          positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard let sent = try? coder.encode(asked),
          let came = try? reader.decode(ReplicationPiece.self, from: sent)
        else { preconditionFailure("a piece goes through JSON") }
        #expect(came == asked)
        guard let answer = worker.answer(to: came, stop: StopSignal()) else { return number }
        #expect(read(Array(answer.dropLast()), asked) == nil)
        guard let figures = read(answer, asked) else { return number }
        done.withLock { $0 += 1 }
        if add(figures) == .enough { return number + 1 }
      }
      return count
    }
  }

  private func bytes(_ result: StudyResult) -> String {
    guard case .object(let members) = result.json else { return "" }
    return JSONValue.object(members.filter { $0.key != "run" }).formatted
  }

  @Test(arguments: ["outage", "double-eleven"])
  func `a study by workers is the study of one process, bit for bit`(name: String) throws {
    var study = Study(try SampleScenarios.read(name))
    study.replications = 10
    let here = study.run()
    let workers = Fake()
    study.runner.workers = workers
    #expect(bytes(study.run()) == bytes(here))
    #expect(workers.done.withLock { $0 } == 3)
  }

  @Test func `what no worker is left for is done here`() throws {
    var study = Study(try SampleScenarios.read("outage"))
    study.replications = 10
    let here = study.run()
    study.runner.workers = Fake(lasts: 1)
    let result = study.run()
    #expect(bytes(result) == bytes(here) && result.replications == 10)
  }

  @Test func `a study that knows enough ends at the same replication with workers`() throws {
    var study = Study(try SampleScenarios.read("outage"))
    study.replications = 90
    study.precision = 0.2
    let here = study.run()
    study.runner.workers = Fake()
    let result = study.run()
    #expect(here.replications < 90 && result.replications == here.replications)
    #expect(bytes(result) == bytes(here))
  }

  @Test func `a trace keeps every bit of its numbers in few bytes`() throws {
    let odd = [
      Scenario.TracedCall(at: 0.1 + 0.2, handling: .infinity, wrapUp: -0.0, patience: 1e300),
      Scenario.TracedCall(at: -1.5, priority: -3), Scenario.TracedCall(at: 12.345, patience: 0),
    ]
    let usual = (0..<1_000).map {
      Scenario.TracedCall(at: Double($0) * 86.4, handling: 245, patience: 90.5)
    }
    for calls in [[], odd, usual] {
      let arrivals = Scenario.CallType.Arrivals.traced(calls)
      let sent = try JSONEncoder().encode(arrivals)
      let came = try JSONDecoder().decode(Scenario.CallType.Arrivals.self, from: sent)
      #expect(came == arrivals)
      // A minus before nothing is equal to nothing, but not the same.
      if case .traced(let read) = came {
        #expect(read.first?.wrapUp?.sign == calls.first?.wrapUp?.sign)
      }
      if calls.count == 1_000 { #expect(sent.count < 20 * calls.count) }
    }
  }

  @Test(arguments: ["AQ==", "/////w8=", "AgAAAA==", "AQA=", "AAA="])
  func `bytes that are no trace are refused`(packed: String) {
    let sent = Data("{\"traced\":\"\(packed)\"}".utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Scenario.CallType.Arrivals.self, from: sent)
    }
  }
}
