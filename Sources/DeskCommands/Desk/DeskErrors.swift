internal import AfterSales
package import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk

/// What is wrong with the command lines of a desk again and again.
extension UsageError {
  /// A field is to be shown in clear, and nobody says why.
  static let noReason = UsageError(
    zh: "--reveal 必须写明原因", en: "--reveal needs a reason", hint: Wording("--reason TEXT"))

  package static func noTelephoneNumber(at place: String) -> UsageError {
    UsageError(zh: "\(place)：这不是电话号码", en: "\(place): this is no telephone number")
  }

  static func noAgent(_ id: String, hint: Wording? = nil) -> UsageError {
    UsageError(zh: "没有坐席“\(id)”", en: "there is no agent '\(id)'", hint: hint)
  }

  /// What the desk refuses, by the options that caused it.
  init(_ refusal: DeskRefusal) {
    func at(_ option: String, hint: Wording? = nil) -> UsageError {
      UsageError(
        zh: "--\(option)：\(refusal.wording.zh)", en: "--\(option): \(refusal.wording.en)",
        hint: hint)
    }
    switch refusal {
    case .unknownAgent(let id): self = .noAgent(id)
    case .noAgent:
      self.init(
        zh: refusal.wording.zh, en: refusal.wording.en, hint: Wording("--agent ID"))
    case .mayNotReveal: self = at("reveal")
    case .noReason: self = .noReason
    case .noSuchPerson: self = at("choose")
    case .noKind:
      self.init(
        zh: "缺少 --kind KIND，也没有可供判断的 --text",
        en: "--kind KIND is missing, and no --text tells it",
        hint: Wording(IssueKind.known.map(\.rawValue).joined(separator: " ")))
    case .ambiguousCaller:
      self = at("caller", hint: Wording(zh: "用 --order 指明订单", en: "name the order with --order"))
    case .unreadableNumber: self = .noTelephoneNumber(at: "--caller")
    case .callIsKept: self = at("call")
    case .timeOfRealWork: self = at("at")
    case .unknownAccount, .ownersAccount, .notBound: self = at("user")
    case .tooLong, .mayNotExport, .orderOfAnotherCustomer, .unboundAccount, .boundToAnother,
      .ownerOnly, .supervisorOnly, .callOfAnother:
      self.init(zh: refusal.wording.zh, en: refusal.wording.en)
    }
  }
}
