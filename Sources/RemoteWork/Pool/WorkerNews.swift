/// What a pool has to tell of its workers, who are counted from 1.
package enum WorkerNews: Sendable {
  /// Nobody has reported yet.
  case waiting
  case ready(Int)
  /// It has said nothing while it should work; others do its jobs.
  case silent(Int)
  /// It speaks again.
  case back(Int)
  case gone(Int, WorkerLoss)
  /// How far each has come, a few times a second.
  case progress([WorkerProgress])
}

/// How far a worker has come.
package struct WorkerProgress: Sendable, Hashable {
  /// Whether it takes jobs.
  package enum State: Sendable {
    case starting, ready, silent, gone
  }

  package let number: Int
  package let state: State
  /// The work it has done, in the units of its jobs.
  package let units: Int
}

/// Why a worker is lost.
package struct WorkerLoss: Sendable, Hashable {
  /// What happened, as far as it can be known.
  package enum Cause: Sendable, Hashable {
    case status(Int32)
    case signal(Int32)
    /// It closed its streams and runs on.
    case hungUp
    /// It is another version.
    case version(String)
    /// It said something else than workers say: the launcher must pass bytes on as they are.
    case damaged
    /// It can't do a job, in its words.
    case refused(String)
    /// It was silent for too long.
    case silence
  }

  package let cause: Cause
  /// The last line of its standard error; empty if none.
  package let said: String
}
