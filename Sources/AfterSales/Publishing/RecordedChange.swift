package import Diagnostics

/// Something that the house changed because of complaints, as somebody wrote it down.
package struct RecordedChange: Hashable, Sendable, Codable {
  /// Such as `h-20261120-1`.
  package let id: String
  /// Since when it holds, as `2026-11-20`.
  package let day: String
  package let what: Wording
  /// The acceptance number of a complaint that led to it; nobody but the desk sees it.
  package let caseNumber: String?
  package let addedBy: String
  /// When it was written down, which may be long after it was done.
  package let addedAt: Instant
  /// When it was taken back; such a one is published no more.
  package internal(set) var withdrawnAt: Instant?

  package init(
    id: String, on day: CivilDate, _ what: Wording, caseNumber: String?, by actor: String,
    at moment: Instant, withdrawnAt: Instant? = nil
  ) {
    (self.id, self.day, self.what) = (id, day.description, what)
    (self.caseNumber, addedBy, addedAt) = (caseNumber, actor, moment)
    self.withdrawnAt = withdrawnAt
  }

  /// As it is published; `nil` if it was taken back.
  package var published: HouseChange? {
    guard withdrawnAt == nil, let on = CivilDate(day) else { return nil }
    return HouseChange(on: on, what: what)
  }
}

/// Why a change isn't written down, or isn't taken back.
package enum HouseChangeRefusal: Error, Hashable, Sendable, Codable {
  case unknown
  case withdrawnAlready
  /// Only what has been changed is told.
  case isToCome
  case noWords
  case noCase
}

extension HouseChangeRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknown: Wording(zh: "没有这项改进", en: "there is no such change")
    case .withdrawnAlready: Wording(zh: "已经撤回", en: "it was taken back already")
    case .isToCome:
      Wording(zh: "那一天还没到：只记已经做了的改进", en: "that day is to come: only what has been changed is told")
    case .noWords: Wording(zh: "没有写改了什么", en: "nothing says what was changed")
    case .noCase: Wording(zh: "没有这个受理编号", en: "there is no case of this number")
    }
  }
}
