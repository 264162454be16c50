internal import Diagnostics

extension FlowReader {
  // MARK: Asking again

  private func retry(_ object: ObjectReader) -> Retry {
    var retry = Retry(defaults: defaults)
    if let timeout = object.duration("timeout") { retry.timeout = timeout }
    if let attempts = object.integer("attempts", in: Self.attempts) { retry.attempts = attempts }
    if let noInput = prompts("noInput", of: object) { retry.noInput = noInput }
    if let noMatch = prompts("noMatch", of: object) { retry.noMatch = noMatch }
    if let exhausted = reference("exhausted", of: object) { retry.exhausted = exhausted }
    retry.maxNoInput = object.integer("maxNoInput", in: Self.attempts)
    retry.maxNoMatch = object.integer("maxNoMatch", in: Self.attempts)
    retry.whenSilent = reference("whenSilent", of: object)
    retry.whenWrong = reference("whenWrong", of: object)
    return retry
  }

  private func bargeIn(_ object: ObjectReader) -> Bool {
    object.boolean("bargeIn") ?? defaults.bargeIn
  }

  // MARK: Choices

  /// - Parameter atLeastOne: whether an empty list is an error.
  func choices(
    _ value: LocatedValue, of object: ObjectReader, atLeastOne: Bool
  ) -> [Choice] {
    let path = object.path(of: "choices")
    let elements = reader.list(value, path: path)
    if atLeastOne, elements.isEmpty, case .array = value.content {
      reader.error(
        "empty-list", at: value.offset,
        Wording(zh: "至少要有一个选项", en: "expected at least one choice").at(path))
    }
    var seen: [Character: Int] = [:]
    return elements.enumerated().compactMap { index, element in
      guard let choice = choice(element, path: "\(path)[\(index)]") else { return nil }
      if let first = seen.updateValue(index, forKey: choice.key) {
        reader.error(
          "duplicate-choice", at: element.offset,
          Wording(
            zh: "\(path)[\(index)]：按键“\(choice.key)”已被 \(path)[\(first)] 占用",
            en: "\(path)[\(index)]: key \"\(choice.key)\" is taken by \(path)[\(first)]"))
      }
      return choice
    }
  }

  private func choice(_ value: LocatedValue, path: String) -> Choice? {
    guard let object = reader.object(value, path: path) else { return nil }
    let key = object.required("key").flatMap { self.key($0, path: object.path(of: "key")) }
    let label = object.requiredText("label")
    let words = texts("words", of: object)
    let next = requiredReference("next", of: object)
    object.finish()
    guard let key, let label, let next else { return nil }
    return Choice(key: key, label: label, words: words, next: next, offset: value.offset)
  }

  private func key(_ value: LocatedValue, path: String) -> Character? {
    if case .text(let text) = value.content, text.count == 1, let key = text.first,
      Choice.keys.contains(key)
    {
      return key
    }
    reader.mismatch(
      value, expected: Wording(zh: "\"0123456789*#\" 中的一个键", en: "one key of \"0123456789*#\""),
      path: path,
      hint: {
        if case .number = value.content {
          Wording(zh: "加上引号", en: "write it in quotes")
        } else {
          nil
        }
      }())
    return nil
  }

  /// Texts that aren't empty.
  private func texts(_ key: String, of object: ObjectReader) -> [String] {
    object.list(key).enumerated().compactMap { index, value in
      let path = "\(object.path(of: key))[\(index)]"
      guard let text = reader.text(value, path: path) else { return nil }
      guard text.contains(where: { !$0.isWhitespace }) else {
        reader.error(
          "empty-text", at: value.offset,
          Wording(zh: "应为一个词，实际是空的", en: "expected a word, found nothing").at(path))
        return nil
      }
      return text
    }
  }

  // MARK: Nodes

  func menu(_ object: ObjectReader) -> NodeKind? {
    let prompt = requiredPrompts("prompt", of: object)
    let choices = object.required("choices").map {
      self.choices($0, of: object, atLeastOne: !isElsewhere)
    }
    let retry = self.retry(object)
    let bargeIn = self.bargeIn(object)
    guard let prompt, let choices else { return nil }
    return .menu(Menu(prompt: prompt, choices: choices, bargeIn: bargeIn, retry: retry))
  }

  func collect(_ object: ObjectReader) -> NodeKind? {
    let prompt = requiredPrompts("prompt", of: object)
    let into = object.required("into").flatMap { variable($0, path: object.path(of: "into")) }
    let digits = object.required("digits").flatMap {
      self.digits($0, path: object.path(of: "digits"))
    }
    let next = requiredReference("next", of: object)
    let terminator = self.terminator(object)
    let pattern = self.pattern("pattern", of: object)
    let check = expression("check", of: object)
    let interDigitTimeout = object.duration("interDigitTimeout") ?? defaults.interDigitTimeout
    let choices = entryChoices(object, terminator: terminator)
    let isSecret = object.boolean("secret") ?? false
    let retry = self.retry(object)
    let bargeIn = self.bargeIn(object)
    guard let prompt, let into, let digits, let next else { return nil }
    var collect = Collect(
      prompt: prompt, into: into, digits: digits, terminator: terminator, pattern: pattern,
      check: check, interDigitTimeout: interDigitTimeout, choices: choices, isSecret: isSecret,
      bargeIn: bargeIn, retry: retry, next: next)
    complete(&collect, object)
    return .collect(collect)
  }

  /// The ways out of an entry, whose keys can't be part of one.
  private func entryChoices(_ object: ObjectReader, terminator: Character?) -> [Choice] {
    guard let value = object.optional("choices") else { return [] }
    let choices = choices(value, of: object, atLeastOne: false)
    for choice in choices where choice.key.isNumber || choice.key == terminator {
      reader.error(
        "key-of-entry", at: choice.offset,
        choice.key == terminator
          ? Wording(zh: "按键“\(choice.key)”是结束输入用的", en: "key \"\(choice.key)\" ends the entry").at(
            object.path(of: "choices"))
          : Wording(
            zh: "按键“\(choice.key)”是输入的数字", en: "key \"\(choice.key)\" is a digit of the entry"
          ).at(object.path(of: "choices")),
        hint: Wording(zh: "用 * 或 #，避开结束键", en: "choose * or #, whichever is not the terminator"))
    }
    return choices
  }

  private func terminator(_ object: ObjectReader) -> Character? {
    guard let value = object.optional("terminator") else { return "#" }
    if case .text("") = value.content { return nil }
    return key(value, path: object.path(of: "terminator"))
  }

  /// How long an entry may be.
  private static let lengths = 1...64
  /// `min` may be 0: the terminator alone enters nothing.
  private static let leastLengths = 0...64

  private func digits(_ value: LocatedValue, path: String) -> ClosedRange<Int>? {
    guard case .object = value.content else {
      if case .number = value.content {
        return reader.integer(value, path: path, in: Self.lengths).map { $0...$0 }
      }
      reader.mismatch(
        value, expected: Wording(zh: "数字，或 { min, max }", en: "a number or { min, max }"),
        path: path)
      return nil
    }
    guard let object = reader.object(value, path: path) else { return nil }
    _ = object.required("min")
    let least = object.integer("min", in: Self.leastLengths)
    let most =
      least == 0 && !object.has("max")
      ? Self.lengths.upperBound
      : object.required("max").flatMap {
        reader.integer($0, path: object.path(of: "max"), in: Self.lengths)
      }
    object.finish()
    guard let least, let most else { return nil }
    guard least <= most else {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "min \(least) 大于 max \(most)", en: "min \(least) is more than max \(most)").at(
          path))
      return nil
    }
    return least...most
  }

  func listen(_ object: ObjectReader) -> NodeKind? {
    let prompt = requiredPrompts("prompt", of: object)
    let into = object.required("into").flatMap { variable($0, path: object.path(of: "into")) }
    let intents = object.required("intents").map {
      self.intents($0, path: object.path(of: "intents"))
    }
    let offTopic = texts("offTopic", of: object)
    let confidence = object.number("confidence", in: 0...1) ?? 0.5
    let choices =
      object.optional("choices").map { self.choices($0, of: object, atLeastOne: false) } ?? []
    let retry = self.retry(object)
    let bargeIn = self.bargeIn(object)
    guard let prompt, let into, let intents else { return nil }
    var listen = Listen(
      prompt: prompt, into: into, intents: intents, offTopic: offTopic,
      classifier: IntentClassifier(phrases: intents.map(\.phrases), offTopic: offTopic),
      confidence: confidence, choices: choices, bargeIn: bargeIn, retry: retry)
    if isElsewhere { listen.isOutside = object.boolean("outside") ?? false }
    return .listen(listen)
  }

  private func intents(_ value: LocatedValue, path: String) -> [Listen.Intent] {
    let elements = reader.list(value, path: path)
    if elements.isEmpty, !isElsewhere, case .array = value.content {
      reader.error(
        "empty-list", at: value.offset,
        Wording(zh: "至少要有一个意图", en: "expected at least one intent").at(path))
    }
    var seen: [String: Int] = [:]
    return elements.enumerated().compactMap { index, element in
      guard let object = reader.object(element, path: "\(path)[\(index)]") else { return nil }
      let name = object.required("intent").flatMap {
        self.name($0, path: object.path(of: "intent"))
      }
      if object.required("phrases") != nil, object.list("phrases").isEmpty {
        reader.error(
          "empty-list", at: object.keyOffset("phrases"),
          Wording(zh: "至少要有一句例句", en: "expected at least one phrase").at(object.path(of: "phrases"))
        )
      }
      let phrases = texts("phrases", of: object)
      let next = requiredReference("next", of: object)
      object.finish()
      if let name, let first = seen.updateValue(index, forKey: name) {
        reader.error(
          "duplicate-choice", at: element.offset,
          Wording(
            zh: "\(path)[\(index)]：意图“\(name)”已被 \(path)[\(first)] 占用",
            en: "\(path)[\(index)]: intent \"\(name)\" is taken by \(path)[\(first)]"))
      }
      guard let name, let next else { return nil }
      return Listen.Intent(name: name, phrases: phrases, next: next, offset: element.offset)
    }
  }
}
