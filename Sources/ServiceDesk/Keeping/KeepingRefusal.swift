package import Diagnostics

/// Why something can't be done with a database.
package enum KeepingRefusal: Refusal, Hashable, Codable {
  case noSuchCaller
  /// Several people share the number: the store's id of each, and the masked name if it is known.
  case severalCallers([Person])
  case unreadableAnchor
  /// Nobody asked for greater rights of this agent.
  case noRightsWait(agent: String)
  /// Only a supervisor agrees to greater rights, and not to the own ones.
  case notToDecideRights

  /// One of several people, as far as may be told.
  package struct Person: Hashable, Sendable, Codable {
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
    case .noRightsWait(let id):
      Wording(zh: "没有待同意的 \(id) 的权限", en: "no rights of \(id) wait for anybody")
    case .notToDecideRights:
      Wording(
        zh: "提高权限须由另一位主管同意（已记录）",
        en: "greater rights are for a supervisor to decide, and never the own (this is recorded)")
    case .unreadableAnchor:
      Wording(
        zh: "应为 hotline audit anchor 打印的 NUMBER-CODE",
        en: "expected NUMBER-CODE as `hotline audit anchor` prints it")
    }
  }
}
