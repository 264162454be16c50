internal import Diagnostics

extension FixtureReader {
  private static let actions = ["hear", "notHear", "press", "say", "silence", "hangUp"]

  func step(_ value: LocatedValue, path: String) -> FixtureStep? {
    guard let object = reader.object(value, path: path) else { return nil }
    let hear = object.optional("hear")
    let notHear = object.optional("notHear")
    let press = object.optional("press")
    let say = object.optional("say")
    let silence = object.optional("silence")
    let hangUp = object.optional("hangUp")
    let given = Self.actions.filter(object.has)
    var timing = CallerAct.Timing.afterPrompt
    let isAct = press != nil || say != nil || hangUp != nil
    if isAct || given.isEmpty { timing = self.timing(object) }
    object.finish()
    guard given.count == 1 else {
      let names = Self.actions.joined(separator: ", ")
      reader.error(
        "bad-step", at: value.offset,
        given.isEmpty
          ? Wording(zh: "一步应是 \(names) 之一", en: "a step is one of \(names)").at(path)
          : Wording(
            zh: "一步只能是 \(given.joined(separator: "、")) 中的一个",
            en: "a step is only one of \(given.joined(separator: ", "))"
          ).at(path))
      return nil
    }
    let action: FixtureStep.Action? =
      if let hear {
        heardText(hear, path: object.path(of: "hear")).map { .hear($0) }
      } else if let notHear {
        heardText(notHear, path: object.path(of: "notHear")).map { .notHear($0) }
      } else if let press {
        keys(press, path: object.path(of: "press")).map { .act(.press($0), timing) }
      } else if let say {
        self.say(say, path: object.path(of: "say")).map { .act($0, timing) }
      } else if let silence {
        reader.duration(silence, path: object.path(of: "silence")).map {
          .act(.silence($0), timing)
        }
      } else if let hangUp {
        isTrue(hangUp, path: object.path(of: "hangUp")) ? .act(.hangUp, timing) : nil
      } else {
        nil
      }
    return action.map { FixtureStep($0, offset: value.offset) }
  }

  private func say(_ value: LocatedValue, path: String) -> CallerAct? {
    if case .object = value.content { return meaning(value, path: path).map(CallerAct.mean) }
    return reader.text(value, path: path).map(CallerAct.say)
  }

  private func timing(_ object: ObjectReader) -> CallerAct.Timing {
    let after = object.duration("after")
    let during = object.optional("during")
    if let during {
      guard isTrue(during, path: object.path(of: "during")) else { return .afterPrompt }
      if after != nil {
        reader.error(
          "contradiction", at: during.offset,
          Wording(
            zh: "一步里 \"after\" 和 \"during\" 只能写一个",
            en: "a step has \"after\" or \"during\", not both"
          ).at(object.path(of: "during")))
      }
      return .during
    }
    return after.map { .sinceItBegan($0) } ?? .afterPrompt
  }

  /// A flag that makes sense only as `true`.
  private func isTrue(_ value: LocatedValue, path: String) -> Bool {
    guard let flag = reader.boolean(value, path: path) else { return false }
    if !flag {
      reader.error(
        "bad-step", at: value.offset, Wording(zh: "只能是 true", en: "can only be true").at(path))
    }
    return flag
  }

  private func keys(_ value: LocatedValue, path: String) -> String? {
    guard let keys = reader.text(value, path: path) else { return nil }
    let other = keys.first { !"0123456789*#".contains($0) }
    if keys.isEmpty || keys.count > 200 || other != nil {
      let found = other.map { "'\($0)'" } ?? "\(keys.count)"
      reader.error(
        "bad-keys", at: value.offset,
        Wording(
          zh: "应为 1 至 200 个按键（0-9 * #），实际是 \(found)",
          en: "expected 1 to 200 of the keys 0-9 * #, found \(found)"
        ).at(path),
        hint: keys.isEmpty
          ? Wording(
            zh: "什么都不做的来电者写 silence: \"6s\"",
            en: "for a caller who does nothing write silence: \"6s\"") : nil)
      return nil
    }
    return keys
  }

  /// A text that must be part of what is heard, or `{ exactly }`, `{ matches }`, `{ anyOf }`.
  func heardText(_ value: LocatedValue, path: String) -> HeardText? {
    if case .text = value.content { return spokenText(value, path: path).map { .contains($0) } }
    guard case .object = value.content else {
      reader.mismatch(
        value,
        expected: Wording(
          zh: "文字，或 { exactly }、{ matches }、{ anyOf }",
          en: "text, or { exactly }, { matches } or { anyOf }"), path: path)
      return nil
    }
    guard let object = reader.object(value, path: path) else { return nil }
    let exactly = spokenText("exactly", object)
    let matches = object.optional("matches")
    let anyOf = object.optional("anyOf")
    object.finish()
    guard [exactly != nil, matches != nil, anyOf != nil].count(where: \.self) == 1 else {
      reader.error(
        "bad-step", at: value.offset,
        Wording(zh: "应为 exactly、matches、anyOf 之一", en: "expected one of exactly, matches, anyOf")
          .at(path))
      return nil
    }
    if let exactly { return .exactly(exactly) }
    if let matches { return pattern(matches, path: object.path(of: "matches")) }
    let texts = anyOf.map { reader.list($0, path: object.path(of: "anyOf")) } ?? []
    let choices = texts.compactMap { heardText($0, path: object.path(of: "anyOf")) }
    if let anyOf, texts.isEmpty {
      reader.error(
        "bad-step", at: anyOf.offset,
        Wording(zh: "anyOf 不能是空的", en: "nothing can be any of nothing").at(object.path(of: "anyOf"))
      )
    }
    return .anyOf(choices)
  }

  private func pattern(_ value: LocatedValue, path: String) -> HeardText? {
    guard let text = spokenText(value, path: path) else { return nil }
    do throws(PatternError) {
      return .matches(try Pattern(text))
    } catch {
      reader.error("bad-pattern", at: value.offset, error.message.at(path))
      return nil
    }
  }
}

extension FixtureStep {
  /// Whether the step can fail because of what is played.
  var checksSomething: Bool {
    switch action {
    case .hear, .notHear: true
    case .act: false
    }
  }
}
