internal import Diagnostics

/// Something the caller does or listens for.
package struct FixtureStep: Sendable, Hashable {
  /// What the caller listens for, or does and when.
  package enum Action: Sendable, Hashable {
    /// What is being played ends, and has the text in it.
    case hear(HeardText)
    /// What is being played ends, and doesn't have the text in it.
    case notHear(HeardText)
    case act(CallerAct, CallerAct.Timing)
  }

  package var action: Action
  package var offset: Int

  package init(_ action: Action, offset: Int = 0) {
    self.action = action
    self.offset = offset
  }
}

/// What a prompt is compared with.
package indirect enum HeardText: Sendable, Hashable {
  case contains(String)
  case exactly(String)
  case matches(Pattern)
  case anyOf([HeardText])

  /// Whether prompts that were played one after the other fit.
  ///
  /// A text may lie in one prompt or run on into the next; `exactly` is one whole prompt or all of
  /// them, a pattern has to match in one prompt or in all of them joined.
  package func fits(_ prompts: [String]) -> Bool {
    switch self {
    case .contains(let text): prompts.joined().contains(text) || text.isEmpty && !prompts.isEmpty
    case .exactly(let text): prompts.contains(text) || prompts.joined() == text
    case .matches(let pattern):
      prompts.contains(where: pattern.matchesPart) || pattern.matchesPart(of: prompts.joined())
    case .anyOf(let texts): texts.contains { $0.fits(prompts) }
    }
  }
}

extension HeardText {
  /// What must be heard.
  var wording: Wording {
    switch self {
    case .contains(let text): Wording("\"\(text)\"")
    case .exactly(let text): Wording(zh: "正好 \"\(text)\"", en: "exactly \"\(text)\"")
    case .matches(let pattern):
      Wording(
        zh: "符合 /\(pattern.source)/ 的话", en: "something that matches /\(pattern.source)/")
    case .anyOf(let texts):
      Wording(
        zh: "其中之一：" + texts.map(\.wording.zh).joined(separator: "、"),
        en: "any of " + texts.map(\.wording.en).joined(separator: ", "))
    }
  }

  /// That it must not be heard.
  var absence: Wording { Wording(zh: "听不到 \(wording.zh)", en: "not \(wording.en)") }
}
