package import ParallelWork
internal import Synchronization

/// Workers that were started for one command, on this machine or through a launcher.
///
/// The answers to jobs are taken in order, whoever gave them. A worker that dies, or is silent, costs
/// only the time of its jobs, which others do again; an answer that comes twice counts once.
package final class WorkerPool: Sendable {
  /// No worker has reported.
  package struct Nobody: Error, Sendable {
    package let losses: [WorkerLoss]
  }

  private let exchange: Mutex<Exchange>
  private let silence: Duration

  /// Starts workers, one after the other through each of some launchers.
  /// - Parameters:
  ///   - count: how many.
  ///   - program: the command of a worker, without the launcher.
  ///   - silence: how long a worker may say nothing while it works; they speak every second.
  ///   - tell: told of the workers, from whatever thread uses the pool.
  /// - Throws: `LaunchProblem` if a launcher can't be started; none runs then.
  package init(
    _ count: Int, through launchers: [Launcher], program: [String],
    environment: [String: String], version: String, silence: Duration,
    tell: @escaping @Sendable (WorkerNews) -> Void
  ) throws(LaunchProblem) {
    var seats: [Seat] = []
    do throws(LaunchProblem) {
      for number in 1...count {
        let launcher = launchers[(number - 1) % launchers.count]
        let command = launcher.command(program, number: number)
        seats.append(Seat(number, try ChildProcess(command, environment: environment)))
      }
    } catch {
      var started = Exchange(seats, version: version, silence: silence, tell: tell)
      started.end()
      throw error
    }
    self.silence = silence
    exchange = Mutex(Exchange(seats, version: version, silence: silence, tell: tell))
  }

  /// Waits until a worker is there; the others may come later.
  /// - Throws: `Nobody` if all are gone.
  package func awaitFirst(stop: StopSignal) throws(Nobody) {
    let (losses, working) = exchange.withLock { exchange in
      (exchange.awaitFirst { !stop.isRaised }, exchange.working)
    }
    guard working > 0 || stop.isRaised else { throw Nobody(losses: losses) }
  }

  /// How many workers there are at the moment.
  package var working: Int { exchange.withLock { $0.working } }

  /// How far each worker has come.
  package var progress: [WorkerProgress] { exchange.withLock { $0.seats.map(\.progress) } }

  /// Has jobs done and hands their answers over in the order of the jobs.
  /// - Parameters:
  ///   - read: takes an answer apart; `nil` if it is none, and its worker is not to be trusted.
  ///   - add: takes the answers one at a time; `false` if it has enough.
  /// - Returns: how many answers were taken; fewer than all if `stop` was raised, `add` had enough, or
  ///   no worker is left.
  package func run<Answer>(
    _ count: Int, stop: StopSignal, job: (Int) -> RemoteJob, read: ([UInt8], Int) -> Answer?,
    add: (Answer) -> Bool
  ) -> Int {
    exchange.withLock { exchange in
      exchange.run(count, while: { !stop.isRaised }, job: job, read: read, add: add)
    }
  }

  /// Ends all workers.
  package func end() { exchange.withLock { $0.end() } }
}
