internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator

extension LossQuestion {
  /// What the options of `erlang b` ask.
  init(_ invocation: Invocation) throws(UsageError) {
    let load = try invocation.load(needsHandling: false)
    let lines = try invocation.integer("lines", in: 0...WaitQuestion.largestCount)
    let target = try invocation.share("target")
    if lines == nil, target == nil {
      throw UsageError(
        Wording(
          zh: "要求什么？写 --lines、--target 或两者都写", en: "what is asked? give --lines, --target or both"),
        hint: Wording(
          zh: "--lines 45 求忙音率，--target 1% 求线路数",
          en: "--lines 45 tells the busy signals, --target 1% the lines needed"))
    }
    if target == 0 {
      throw UsageError(
        Wording(zh: "--target 0 要无限多的线路", en: "--target 0 would take lines without end"))
    }
    self.init(load: load, lines: lines, target: target)
  }
}
