internal import Digests
internal import Foundation
package import ParallelWork
internal import Synchronization

/// A worker's side: takes jobs from a stream, does one after the other, and answers on another.
///
/// It ends when its input does, in the middle of a job too: whoever wanted it is gone.
package struct WorkerService: Sendable {
  /// How a worker came to its end.
  package enum Ending: Sendable, Hashable {
    /// Nobody wants anything any more.
    case finished
    /// It was asked by another version than its own.
    case foreign(version: String)
    /// What it was sent is damaged.
    case damaged
  }

  /// Why a job can't be done, in words.
  package struct Refusal: Error, Sendable {
    package let why: String

    package init(_ why: String) { self.why = why }
  }

  /// How often it says that it is there, while it works.
  private static let beat = Duration.seconds(1)

  private let input: Int32
  private let output: Int32
  private let version: String

  /// - Parameters:
  ///   - input: a file descriptor, as `output`.
  ///   - version: that of this program.
  package init(input: Int32, output: Int32, version: String) {
    self.input = input
    self.output = output
    self.version = version
  }

  /// Serves until the input ends.
  /// - Parameters:
  ///   - make: makes what is kept from one job to the next.
  ///   - work: does a job; `nil` if `stop` broke it off; throws a `Refusal` if it can't be done.
  package func serve<Kept>(
    keeping make: @escaping @Sendable () -> Kept,
    _ work: @escaping @Sendable (inout Kept, RemoteJob, StopSignal) throws(Refusal) -> [UInt8]?
  ) -> Ending {
    let bench = Workbench(output: output)
    bench.say(Array("\(FrameParser.greeting)\(version)\n".utf8))
    let thread = Thread {
      var kept = make()
      while let (number, job, stop) = bench.take() {
        do throws(Refusal) {
          guard let bytes = try work(&kept, job, stop) else { continue }
          bench.say(Frame.answer(number: number, bytes: bytes).encoded)
        } catch {
          bench.say(Frame.refused(number: number, why: error.why).encoded)
        }
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
    let ending = listen(bench)
    bench.close()
    return ending
  }

  private func listen(_ bench: Workbench) -> Ending {
    var parser = FrameParser()
    var shared: [(digest: [UInt8], bytes: [UInt8])] = []
    var beaten = ContinuousClock.now
    while true {
      let isReadable = ByteStream.wait([(input, false)], milliseconds: 1_000)[0]
      if bench.isBusy, ContinuousClock.now - beaten >= Self.beat {
        bench.say(Frame.beat.encoded)
        beaten = .now
      }
      guard isReadable else { continue }
      switch ByteStream.read(input) {
      case .end: return .finished
      case .nothing: continue
      case .bytes(let bytes): parser.append(bytes)
      }
      do throws(FrameParser.Damaged) {
        while let frame = try parser.next() {
          switch frame {
          case .hello(let version):
            guard version == self.version else { return .foreign(version: version) }
          case .shared(let bytes):
            shared.append((SHA256Digest.of(bytes), bytes))
            if shared.count > RemoteJob.mostShared { shared.removeFirst() }
          case .job(let number, let digest, let own):
            guard let common = shared.last(where: { $0.digest == digest }) else {
              bench.say(Frame.refused(number: number, why: "its shared part is not here").encoded)
              continue
            }
            bench.put(number, RemoteJob(shared: common.bytes, digest: digest, own: own, units: 0))
          case .forget: bench.clear()
          case .answer, .refused, .beat: return .damaged
          }
        }
      } catch {
        return .damaged
      }
    }
  }
}

/// The jobs that wait, and the way out, between the thread that listens and the one that works.
private final class Workbench: Sendable {
  private struct State {
    var jobs: [(number: UInt64, job: RemoteJob, stop: StopSignal)] = []
    /// Of the job that is being done.
    var current: StopSignal?
    var isClosed = false
  }

  private let state = Mutex(State())
  private let output: Mutex<Int32>
  /// Counts the jobs that wait, and the end.
  private let turns = DispatchSemaphore(value: 0)

  init(output: Int32) { self.output = Mutex(output) }

  var isBusy: Bool { state.withLock { $0.current != nil || !$0.jobs.isEmpty } }

  func put(_ number: UInt64, _ job: RemoteJob) {
    state.withLock { $0.jobs.append((number, job, StopSignal())) }
    turns.signal()
  }

  /// The next job, which is waited for; `nil` at the end.
  func take() -> (number: UInt64, job: RemoteJob, stop: StopSignal)? {
    state.withLock { $0.current = nil }
    while true {
      turns.wait()
      let (next, isClosed) = state.withLock { state in
        let next = state.jobs.isEmpty ? nil : state.jobs.removeFirst()
        state.current = next?.stop
        return (next, state.isClosed)
      }
      if isClosed { return nil }
      if let next { return next }
    }
  }

  func clear() {
    state.withLock { state in
      state.jobs = []
      state.current?.raise()
    }
  }

  func close() {
    clear()
    state.withLock { $0.isClosed = true }
    turns.signal()
  }

  /// Writes all of it; if nobody reads, the input will end as well.
  func say(_ bytes: [UInt8]) {
    output.withLock { file in
      var rest = bytes[...]
      while !rest.isEmpty, let count = ByteStream.write(rest, to: file) {
        rest = rest.dropFirst(count)
        if !rest.isEmpty { _ = ByteStream.wait([(file, true)], milliseconds: 1_000) }
      }
    }
  }
}
