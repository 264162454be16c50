/// Jobs that are given out together, and their answers, which are taken in order.
struct Wave<Answer> {
  let count: Int
  /// How far ahead of the first job without an answer others may be given out.
  private let reach: Int
  /// The first job that was never given out.
  private var next = 0
  /// Jobs whose worker is lost or silent.
  private var again: [Int] = []
  private var answers: [Int: Answer] = [:]
  /// Which job a number on the wire stands for, of those that are out.
  private var out: [UInt64: (job: Int, since: ContinuousClock.Instant)] = [:]
  /// How long jobs take, together, and how many that were.
  private var times = (sum: Duration.zero, count: 0)
  private(set) var taken = 0

  init(_ count: Int, reach: Int) {
    self.count = count
    self.reach = reach
  }

  /// A job to be given out; `nil` if there is none at the moment.
  mutating func job() -> Int? {
    while let job = again.min() {
      again.removeAll { $0 == job }
      if isOpen(job) { return job }
    }
    guard next < count, next - taken < reach else { return nil }
    defer { next += 1 }
    return next
  }

  /// A job that somebody has had for so long that another may be faster; `nil` if there is none.
  func backup() -> Int? {
    guard times.count > 0, next == count || next - taken >= reach else { return nil }
    let usual = times.sum / times.count
    let now = ContinuousClock.now
    return out.values.filter { entry in
      isOpen(entry.job) && now - entry.since > max(.seconds(1), usual * 4)
        && out.values.count { $0.job == entry.job } == 1
    }.map(\.job).min()
  }

  mutating func give(_ job: Int, as number: UInt64) { out[number] = (job, .now) }

  private func isOpen(_ job: Int) -> Bool { job >= taken && answers[job] == nil }

  /// These are to be done by others, though an answer may still come.
  mutating func repeatJobs(_ numbers: some Sequence<UInt64>) {
    again += numbers.compactMap { out[$0]?.job }.filter(isOpen)
  }

  /// Which job an answer is to, if it is still wanted.
  mutating func close(_ number: UInt64) -> Int? {
    guard let entry = out.removeValue(forKey: number) else { return nil }
    times.sum += ContinuousClock.now - entry.since
    times.count += 1
    return isOpen(entry.job) ? entry.job : nil
  }

  mutating func put(_ answer: Answer, for job: Int) { answers[job] = answer }

  /// The next answer in order, if it is there.
  mutating func take() -> Answer? {
    guard let answer = answers.removeValue(forKey: taken) else { return nil }
    taken += 1
    return answer
  }
}
