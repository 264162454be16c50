internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import RemoteWork
internal import Reports
internal import Synchronization

/// Tells on standard error what becomes of workers.
final class WorkerReport: Sendable {
  private let console: Console
  /// How far each has come, for the line of progress.
  private let progress = Mutex("")

  init(_ console: Console) { self.console = console }

  /// A console whose line of progress also says how far each worker has come.
  func beside(_ console: Console) -> Console {
    var copy = console
    let columns = console.columns
    copy.rewriteLine = { [self] line in
      let own = progress.withLock { $0 }
      let whole = line.isEmpty || own.isEmpty ? line : "\(line) · \(own)"
      console.rewriteLine(String(whole.prefix(columns - 1)))
    }
    return copy
  }

  func tell(_ news: WorkerNews) {
    switch news {
    case .ready: return
    case .progress(let workers): progress.withLock { $0 = Self.text(workers) }
    case .waiting:
      tell(Wording(zh: "还没有工作进程报到，继续等待", en: "no worker has reported yet; waiting for one"))
    case .silent(let number):
      tell(
        Wording(
          zh: "工作进程 \(number) 没有回音，它的任务由其他进程重做",
          en: "worker \(number) is silent; its jobs are done by others"))
    case .back(let number):
      tell(Wording(zh: "工作进程 \(number) 又有回音了", en: "worker \(number) is back"))
    case .gone(let number, let loss):
      let cause = loss.cause.wording
      let said = loss.said.isEmpty ? "" : ": \(loss.said)"
      tell(
        Wording(
          zh: "工作进程 \(number) 已失去：\(cause.zh)\(said)",
          en: "worker \(number) is lost: \(cause.en)\(said)"))
    }
  }

  func tellAlone() {
    tell(
      Wording(
        zh: "没有工作进程了，余下的由本机完成", en: "no worker is left; this machine does the rest"))
  }

  /// Says in one line what each worker has done.
  func tellWork(of workers: [WorkerProgress]) {
    let done = workers.map { "\($0.number): \(FigureText.number(Double($0.units)))" }
      .joined(separator: ", ")
    console.tell(
      Wording(zh: "各工作进程完成的模拟次数：\(done)", en: "replications by worker: \(done)"))
  }

  private func tell(_ wording: Wording) {
    if console.isErrorTerminal { console.rewriteLine("") }
    console.tell(wording, as: .init(zh: "注意", en: "note"))
  }

  private static func text(_ workers: [WorkerProgress]) -> String {
    workers.map { worker in
      switch worker.state {
      case .starting: "\(worker.number):…"
      case .ready: "\(worker.number):\(worker.units)"
      case .silent: "\(worker.number):\(worker.units)?"
      case .gone: "\(worker.number):\(worker.units)✗"
      }
    }.joined(separator: " ")
  }
}

extension WorkerLoss.Cause {
  fileprivate var wording: Wording {
    switch self {
    case .status(let status):
      Wording(zh: "以状态 \(status) 结束", en: "it ended with status \(status)")
    case .signal(let signal):
      Wording(zh: "被信号 \(signal) 终止", en: "it was ended by signal \(signal)")
    case .hungUp: Wording(zh: "它关闭了连接", en: "it hung up")
    case .version(let version):
      Wording(
        zh: "它的版本是 \(version)，而这里是 \(Hotline.version)",
        en: "it is version \(version), and this is \(Hotline.version)")
    case .damaged:
      Wording(
        zh: "它的回答已损坏；启动命令必须原样传递字节，不能经过终端",
        en:
          "its answers are damaged; the launcher must pass bytes on as they are, without a terminal"
      )
    case .refused(let why): Wording(zh: "它拒绝了任务（\(why)）", en: "it refused a job (\(why))")
    case .silence: Wording(zh: "太久没有回音", en: "it was silent for too long")
    }
  }
}
