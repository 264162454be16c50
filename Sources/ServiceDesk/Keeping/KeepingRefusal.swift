package import Diagnostics

/// Why something can't be done with a database.
package enum KeepingRefusal: Refusal, Hashable {
  case noSuchCaller
  /// Several people share the number: the store's id of each, and the masked name if it is known.
  case severalCallers([Person])
  case unreadableAnchor

  /// One of several people, as far as may be told.
  package struct Person: Hashable, Sendable {
    package let id: Int64
    package let name: String?
  }
}

extension KeepingRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .noSuchCaller: Wording(zh: "没有这位客户", en: "there is no such caller")
    case .severalCallers(let people):
      Wording(
        zh: "有\(people.count)人共用这个号码", en: "\(people.count) people share the number")
    case .unreadableAnchor:
      Wording(
        zh: "应为 hotline audit anchor 打印的 NUMBER-CODE",
        en: "expected NUMBER-CODE as `hotline audit anchor` prints it")
    }
  }
}
