internal import ArgumentParsing
internal import QueueSimulator

extension LossQuestion {
  /// What the options of `erlang b` ask.
  init(_ invocation: Invocation) throws(UsageError) {
    let load = try invocation.load(needsHandling: false)
    let lines = try invocation.integer("lines", in: 0...WaitQuestion.largestCount)
    let target = try invocation.share("target")
    if lines == nil, target == nil {
      throw UsageError(
        "what is asked? give --lines, --target or both",
        hint: "--lines 45 tells the busy signals, --target 1% the lines needed")
    }
    if target == 0 { throw UsageError("--target 0 would take lines without end") }
    self.init(load: load, lines: lines, target: target)
  }
}
