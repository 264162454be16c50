internal import Glibc

/// The signals that ask a process to end.
enum EndingSignal {
  /// Holds back the signals that end a switchboard in order, until a Dispatch source hears them: one that
  /// comes while it starts neither ends the process half-way nor is lost.
  ///
  /// They are held back on this thread and on those that it makes from now on. Whoever started the process
  /// with one of them ignored, as `nohup` does, has it ignored still.
  /// - Returns: the signals to hear.
  static func hold() -> [Int32] {
    let signals = [SIGTERM, SIGINT, SIGHUP].filter { !isIgnored($0) }
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in signals { unsafe sigaddset(&set, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var known = sigaction()
    guard unsafe sigaction(number, nil, &known) == 0 else { return true }
    let ignoring = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return unsafe unsafeBitCast(known.__sigaction_handler.sa_handler, to: Int.self) == ignoring
  }
}
