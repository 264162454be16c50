internal import ArgumentParsing
internal import Diagnostics

/// What is wrong with the command lines of a desk again and again.
extension UsageError {
  /// A field is to be shown in clear, and nobody says why.
  static let noReason = UsageError(
    zh: "--reveal 必须写明原因", en: "--reveal needs a reason", hint: Wording("--reason TEXT"))

  static func noTelephoneNumber(at place: String) -> UsageError {
    UsageError(zh: "\(place)：这不是电话号码", en: "\(place): this is no telephone number")
  }

  static func noAgent(_ id: String, hint: Wording? = nil) -> UsageError {
    UsageError(zh: "没有客服“\(id)”", en: "there is no agent '\(id)'", hint: hint)
  }
}
