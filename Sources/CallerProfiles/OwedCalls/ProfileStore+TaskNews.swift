internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Owes the customers of open cases a call about what other teams were asked: at once when the time
  /// of an answer wasn't told yet, and when that time has passed, so that they hear it before they
  /// ask; each once.
  ///
  /// Whoever never told a number is owed nothing: the case itself stands in the overdue list.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func oweTaskNews(at now: Instant) throws {
    let due = try openCases().flatMap { stored in
      stored.complaint.tasks.open.flatMap { task in
        [OwedCall.Cause.taskTime, .taskMissed].compactMap { cause in
          TaskNews(cause, of: task, in: stored, at: now)
        }
      }
    }
    let new = try due.filter { try !connection.owedCalls.has($0.id) }
    let over = try timesToldInVain(besides: Set(due.map(\.id)))
    guard !new.isEmpty || !over.isEmpty else { return }
    try connection.write {
      for news in new { try keep(news, at: now) }
      for owed in over {
        _ = try changeOwedCall(owed.id, by: CaseEvent.machine, at: now) { $0.state = .done }
      }
    }
  }

  /// The calls that would tell a time which has passed, or for which there is an answer by now.
  private func timesToldInVain(besides ids: Set<String>) throws -> [OwedCall] {
    try connection.owedCalls.list(.callback, showsDone: false, limit: 10_000).map(\.owed).filter {
      $0.cause == .taskTime && $0.state == .open && !ids.contains($0.id)
    }
  }

  private func keep(_ news: TaskNews, at now: Instant) throws {
    // Of one who can't be read nobody hears anything, but all others do.
    guard try !connection.owedCalls.has(news.id),
      let caller = try unlessDamaged({ try caller(news.subject) }), caller.erasedAt == nil,
      let number = caller.number
    else { return }
    var owed = OwedCall(
      id: news.id, .callback, of: caller.id, call: news.id, askedAt: news.at,
      dueAt: CallBackHours.moment(TaskNews.toldWithin, after: news.at),
      notBefore: CallBackHours.first(from: news.at))
    owed.cause = news.cause
    owed.caseNumber = news.caseNumber
    owed.changedAt = now
    try keep(owed, of: caller, number: number, at: now)
  }
}

/// Something about a task that its customer is to be told.
private struct TaskNews {
  /// So much of the hours in which customers are rung passes at most until they are told.
  static let toldWithin = Duration.seconds(30 * 60)

  let id: String
  let cause: OwedCall.Cause
  let caseNumber: String
  let subject: Int64
  /// Since when there is something to tell.
  let at: Instant

  /// `nil` if there is nothing of this kind to tell.
  init?(_ cause: OwedCall.Cause, of task: CaseTask, in stored: StoredCase, at now: Instant) {
    let isLate = task.isLate(at: now)
    switch cause {
    case .taskTime: guard !task.isTold, !isLate else { return nil }
    case .taskMissed: guard isLate else { return nil }
    case .asked, .outreach, .outreachMissed: return nil
    }
    self.cause = cause
    id = "\(cause.rawValue)-\(stored.number)-\(task.number)"
    caseNumber = stored.number
    subject = stored.subject
    at = cause == .taskTime ? task.openedAt : task.dueAt
  }
}
