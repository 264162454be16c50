internal import Glibc

/// The signals that ask a process to end.
enum EndingSignal {
  /// The signals that end a switchboard in order: a Dispatch source hears them from now on, and they
  /// don't end the process at once.
  ///
  /// Whoever started the process with one of them ignored, as `nohup` does, has it ignored still.
  static var all: [Int32] {
    let ignoring = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return [SIGTERM, SIGINT, SIGHUP].filter { number in
      var known = sigaction()
      guard unsafe sigaction(number, nil, &known) == 0 else { return false }
      let handler = unsafe unsafeBitCast(known.__sigaction_handler.sa_handler, to: Int.self)
      let isIgnored = handler == ignoring
      if !isIgnored { _ = signal(number, SIG_IGN) }
      return !isIgnored
    }
  }
}
