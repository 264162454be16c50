/// A worker as the pool knows it.
struct Seat: Sendable {
  enum Phase: Sendable {
    case starting, ready, gone
  }

  /// From 1.
  let number: Int
  let child: ChildProcess
  var phase = Phase.starting
  var parser = FrameParser()
  /// What it is still to be sent.
  private var unsent: [UInt8] = []
  private var sent = 0
  /// The jobs it has, by their number on the wire, and how much work each is.
  var jobs: [UInt64: Int] = [:]
  /// The shared parts it keeps, oldest first.
  private var shared: [[UInt8]] = []
  /// When it last said or took anything, or was given its first job.
  var heard = ContinuousClock.now
  var isSilent = false
  /// The work it has done.
  var units = 0

  init(_ number: Int, _ child: ChildProcess) {
    self.number = number
    self.child = child
  }

  var hasUnsent: Bool { sent < unsent.count }

  mutating func say(_ frame: Frame) { unsent += frame.encoded }

  /// Gives it a job, with the shared part if it doesn't have that yet.
  mutating func give(_ job: RemoteJob, number: UInt64) {
    if !shared.contains(job.digest) {
      say(.shared(job.shared))
      shared.append(job.digest)
      if shared.count > RemoteJob.mostShared { shared.removeFirst() }
    }
    if jobs.isEmpty { heard = .now }
    jobs[number] = job.units
    say(.job(number: number, digest: job.digest, own: job.own))
  }

  /// Sends what goes.
  /// - Returns: whether anybody reads.
  mutating func send() -> Bool {
    guard let count = ByteStream.write(unsent[sent...], to: child.input) else { return false }
    sent += count
    // Who takes what it is sent is there, though it says nothing before the last of it has come.
    if count > 0 { heard = .now }
    if sent == unsent.count {
      unsent.removeAll(keepingCapacity: unsent.count < 1 << 20)
      sent = 0
    }
    return true
  }

  var progress: WorkerProgress {
    let state: WorkerProgress.State =
      switch phase {
      case .starting: .starting
      case .ready: isSilent ? .silent : .ready
      case .gone: .gone
      }
    return WorkerProgress(number: number, state: state, units: units)
  }
}
