/// What goes on between a pool and its workers: one thread listens to all of them and gives out jobs.
struct Exchange: Sendable {
  /// How many jobs a worker has at once, so that it never waits for the next.
  private static let depth = 2
  /// A silent worker is given up after so many times the silence that makes it one.
  private static let patience = 6

  private(set) var seats: [Seat]
  private let version: String
  private let silence: Duration
  private let tell: @Sendable (WorkerNews) -> Void
  /// The number of the next job on the wire.
  private var number: UInt64 = 0
  private var shown = ContinuousClock.now

  init(
    _ seats: [Seat], version: String, silence: Duration,
    tell: @escaping @Sendable (WorkerNews) -> Void
  ) {
    self.seats = seats
    self.version = version
    self.silence = silence
    self.tell = tell
  }

  var working: Int { seats.count { $0.phase == .ready } }
  private var alive: [Int] { seats.indices.filter { seats[$0].phase != .gone } }

  /// Waits until a worker has reported, or all are gone.
  mutating func awaitFirst(while goesOn: () -> Bool) -> [WorkerLoss] {
    var losses: [WorkerLoss] = []
    let began = ContinuousClock.now
    var isTold = false
    while working == 0, !alive.isEmpty, goesOn() {
      losses += listen { _, _ in .unwanted }.map(\.loss)
      if !isTold, ContinuousClock.now - began > silence {
        tell(.waiting)
        isTold = true
      }
    }
    return losses
  }

  /// Has jobs done; see `WorkerPool.run`.
  mutating func run<Answer>(
    _ count: Int, while goesOn: () -> Bool, job: (Int) -> RemoteJob,
    read: ([UInt8], Int) -> Answer?, add: (Answer) -> Bool
  ) -> Int {
    var wave = Wave<Answer>(count, reach: 16 * seats.count)
    defer { forgetJobs() }
    while wave.taken < count, goesOn(), !alive.isEmpty {
      giveOut(&wave, job)
      let events = listen { number, bytes in
        guard let job = wave.close(number) else { return .unwanted }
        guard let answer = read(bytes, job) else { return .damaged }
        wave.put(answer, for: job)
        return .taken
      }
      for event in events { wave.repeatJobs(event.jobs) }
      wave.repeatJobs(noticeSilence())
      while let answer = wave.take() {
        guard add(answer) else { return wave.taken }
      }
      showProgress()
    }
    return wave.taken
  }

  // MARK: Giving out

  private mutating func giveOut<Answer>(_ wave: inout Wave<Answer>, _ job: (Int) -> RemoteJob) {
    for depth in 1...Self.depth {
      for index in seats.indices
      where seats[index].phase == .ready && !seats[index].isSilent
        && seats[index].jobs.count < depth
      {
        guard let next = wave.job() ?? (depth == 1 ? wave.backup() : nil) else { return }
        wave.give(next, as: number)
        seats[index].give(job(next), number: number)
        number += 1
      }
    }
  }

  /// Tells all workers that what they still have is not wanted any more.
  private mutating func forgetJobs() {
    for index in seats.indices where seats[index].phase == .ready && !seats[index].jobs.isEmpty {
      seats[index].jobs = [:]
      seats[index].say(.forget)
      _ = seats[index].send()
    }
  }

  // MARK: Listening

  /// What becomes of an answer.
  private enum Reception {
    case taken
    /// An earlier wave wanted it, or another has given it.
    case unwanted
    case damaged
  }

  /// A worker that was lost, and the jobs it had.
  private struct Lost {
    var loss: WorkerLoss
    var jobs: Set<UInt64>
  }

  /// Sends and hears what goes, or waits a moment for it.
  /// - Parameter answered: takes an answer to a job.
  private mutating func listen(_ answered: (UInt64, [UInt8]) -> Reception) -> [Lost] {
    var places: [(index: Int, isWritten: Bool)] = []
    for index in alive {
      places.append((index, false))
      if seats[index].hasUnsent { places.append((index, true)) }
    }
    let isReady = ByteStream.wait(
      places.map { place in
        let child = seats[place.index].child
        return (place.isWritten ? child.input : child.output, place.isWritten)
      }, milliseconds: 100)
    var lost: [Lost] = []
    for (place, isReady) in zip(places, isReady) where isReady {
      let index = place.index
      guard seats[index].phase != .gone else { continue }
      if place.isWritten {
        // Who doesn't read any more will be heard to have gone.
        _ = seats[index].send()
      } else if let cause = hear(index, answered) {
        lost.append(lose(index, cause))
      }
    }
    return lost
  }

  /// Hears what a worker says.
  /// - Returns: why it is lost, if it is.
  private mutating func hear(
    _ index: Int, _ answered: (UInt64, [UInt8]) -> Reception
  ) -> WorkerLoss.Cause? {
    switch ByteStream.read(seats[index].child.output) {
    case .nothing: return nil
    case .end: return .hungUp
    case .bytes(let bytes): seats[index].parser.append(bytes)
    }
    seats[index].heard = .now
    if seats[index].isSilent {
      seats[index].isSilent = false
      tell(.back(seats[index].number))
    }
    do throws(FrameParser.Damaged) {
      if seats[index].phase == .starting {
        guard let version = try seats[index].parser.version() else { return nil }
        guard version == self.version else { return .version(version) }
        seats[index].phase = .ready
        seats[index].say(.hello(version: version))
        tell(.ready(seats[index].number))
      }
      while let frame = try seats[index].parser.next() {
        switch frame {
        case .beat: continue
        case .answer(let number, let bytes):
          let units = seats[index].jobs.removeValue(forKey: number) ?? 0
          switch answered(number, bytes) {
          case .taken: seats[index].units += units
          case .unwanted: break
          case .damaged: return .damaged
          }
        case .refused(_, let why): return .refused(why)
        case .hello, .shared, .job, .forget: return .damaged
        }
      }
    } catch {
      return .damaged
    }
    return nil
  }

  // MARK: Losing

  private mutating func lose(_ index: Int, _ cause: WorkerLoss.Cause) -> Lost {
    let child = seats[index].child
    seats[index].phase = .gone
    child.hangUp()
    // A process that has closed its streams is about to end; one that is not to be trusted is ended.
    var ending = cause == .hungUp ? Self.wait(for: child, .milliseconds(500)) : nil
    let isEnded = ending != nil
    if !isEnded {
      child.signal(9)
      ending = Self.wait(for: child, .seconds(1))
    }
    let known: WorkerLoss.Cause =
      switch (cause, isEnded ? ending : nil) {
      case (.hungUp, .status(let status)?): .status(status)
      case (.hungUp, .signal(let signal)?): .signal(signal)
      default: cause
      }
    let loss = WorkerLoss(cause: known, said: child.lastWords)
    child.forget()
    tell(.gone(seats[index].number, loss))
    defer { seats[index].jobs = [:] }
    return Lost(loss: loss, jobs: Set(seats[index].jobs.keys))
  }

  /// Notices who has said nothing for too long.
  /// - Returns: the jobs that others are to do.
  private mutating func noticeSilence() -> Set<UInt64> {
    var jobs: Set<UInt64> = []
    for index in seats.indices where seats[index].phase == .ready && !seats[index].jobs.isEmpty {
      let pause = ContinuousClock.now - seats[index].heard
      if pause > silence * Self.patience {
        jobs.formUnion(lose(index, .silence).jobs)
      } else if pause > silence, !seats[index].isSilent {
        seats[index].isSilent = true
        jobs.formUnion(seats[index].jobs.keys)
        tell(.silent(seats[index].number))
      }
    }
    return jobs
  }

  /// Ends all workers: by the end of their input, else by force.
  mutating func end() {
    var open = alive
    for index in open {
      seats[index].phase = .gone
      seats[index].child.hangUp()
      // Who doesn't speak won't hear that its input has ended.
      if seats[index].isSilent { seats[index].child.signal(9) }
    }
    for (signal, pause) in [
      (Int32?.none, Duration.seconds(2)), (15, .seconds(1)), (9, .seconds(1)),
    ] {
      if let signal { for index in open { seats[index].child.signal(signal) } }
      let limit = ContinuousClock.now + pause
      open = open.filter { Self.wait(for: seats[$0].child, limit - .now) == nil }
    }
  }

  private static func wait(for child: ChildProcess, _ pause: Duration) -> ChildProcess.Ending? {
    let limit = ContinuousClock.now + pause
    while true {
      if let ending = child.ending() { return ending }
      guard ContinuousClock.now < limit else { return nil }
      _ = ByteStream.wait([], milliseconds: 5)
    }
  }

  private mutating func showProgress() {
    guard ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    tell(.progress(seats.map(\.progress)))
  }
}
