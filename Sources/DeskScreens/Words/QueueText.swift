internal import AfterSales
package import ArgumentParsing
internal import Diagnostics

/// The queues of calls as the desk names them.
package enum QueueText {
  /// What a call is and the queue it is in, which isn't said twice where both are called the same.
  package static func call(isCallback: Bool, queue: String?, _ console: Console) -> String {
    let kind = isCallback ? OwedCall.Kind.callback.wording : Wording(zh: "来电", en: "call")
    guard let queue, !queue.isEmpty, !says(kind, queue) else { return console.text(kind) }
    let title = DisplayWidth.printable(queue)
    return console.text(zh: "\(kind.zh) \(title)", en: "\(kind.en) for \(title)")
  }

  /// The queue of an owed call by its title; `nil` where it has none, or is called as the kind is.
  static func queue(of owed: OwedCall, _ queues: QueueTitles) -> String? {
    guard let title = owed.skill.map({ queues[$0] }), !says(owed.kind.wording, title) else {
      return nil
    }
    return DisplayWidth.printable(title)
  }

  private static func says(_ kind: Wording, _ title: String) -> Bool {
    [kind.zh, kind.en].contains { $0.lowercased() == title.lowercased() }
  }
}
