internal import Diagnostics

extension Command {
  /// What a command line asks for.
  enum Request {
    case help(of: [Command])
    case run(path: [Command], Invocation)
  }

  /// Finds the command that a command line names and sorts its arguments.
  ///
  /// - Parameter words: the command line without the program's own name.
  func request(for words: [String]) throws(UsageError) -> Request {
    var path = [self]
    var rest = words[...]
    while let last = path.last, last.hasSubcommands {
      if last.run != nil, rest.first.map({ $0.hasPrefix("-") }) ?? true { break }
      guard let word = rest.first else { return .help(of: path) }
      if word == "--help" || word == "-h" || (word == "help" && rest.count == 1) {
        return .help(of: path)
      }
      if word == "help" {
        // `hotline help flow lint` is `hotline flow lint --help`.
        return try request(for: Array(rest.dropFirst()) + ["--help"])
      }
      let subcommands = last.subcommands
      guard let next = subcommands.first(where: { $0.name == word }) else {
        let names = subcommands.map(\.name)
        let hint = Wording(
          zh: "\(Self.spelling(of: path)) 有：\(names.joined(separator: "、"))",
          en: "\(Self.spelling(of: path)) has: \(names.joined(separator: ", "))")
        throw word.hasPrefix("-")
          ? UsageError.unknownOption(word, in: names, hint: hint)
          : UsageError.unknownCommand(word, in: names, hint: hint)
      }
      path.append(next)
      rest = rest.dropFirst()
    }
    guard let command = path.last else { return .help(of: path) }
    let invocation = try command.sort(Array(rest), path: path)
    return invocation.flag("help") ? .help(of: path) : .run(path: path, invocation)
  }

  /// The arguments of a command line; `nil` where it asks for help.
  /// - Parameter words: the command line without the program's own name.
  /// - Throws: `UsageError` if no command takes them.
  package func invocation(for words: [String]) throws(UsageError) -> Invocation? {
    guard case .run(_, let invocation) = try request(for: words) else { return nil }
    return invocation
  }

  static func spelling(of path: [Command]) -> String {
    path.map(\.name).joined(separator: " ")
  }

  private func sort(_ words: [String], path: [Command]) throws(UsageError) -> Invocation {
    var invocation = Invocation(of: self, words: path.map(\.name) + words)
    var index = 0
    var onlyArguments = false
    while index < words.count {
      let word = words[index]
      index += 1
      if onlyArguments || word == "-" || !word.hasPrefix("-") || isNegativeNumber(word) {
        invocation.arguments.append(word)
      } else if word == "--" {
        onlyArguments = true
      } else {
        let first = index - 1
        let name = try take(option: word, from: words, at: &index, into: &invocation, path: path)
        invocation.taken.append((name, path.count + first..<path.count + index))
      }
    }
    if invocation.flag("help") { return invocation }
    try checkCount(of: invocation.arguments, path: path)
    _ = try invocation.choice("language", of: ["zh", "en"])
    return invocation
  }

  private func isNegativeNumber(_ word: String) -> Bool { Double(word) != nil }

  /// - Returns: the option's name.
  private func take(
    option word: String, from words: [String], at index: inout Int,
    into invocation: inout Invocation, path: [Command]
  ) throws(UsageError) -> String {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelled = String(parts.first ?? "")
    let attached = parts.count == 2 ? String(parts[1]) : nil
    guard let option = option(spelled: spelled) else {
      let names = allOptions.map { "--\($0.name)" }
      let help = "\(Self.spelling(of: path)) --help"
      throw UsageError.unknownOption(
        spelled, in: names, hint: Wording(zh: "见 \(help)", en: "see \(help)"))
    }
    guard let placeholder = option.placeholder else {
      if attached != nil {
        throw UsageError(zh: "--\(option.name) 不带值", en: "--\(option.name) takes no value")
      }
      invocation.flags.insert(option.name)
      return option.name
    }
    var value = attached
    if value == nil, index < words.count, !isOption(words[index]) {
      value = words[index]
      index += 1
    }
    guard let value = value ?? (option.isValueOptional ? "" : nil) else {
      throw UsageError(
        zh: "--\(option.name) 缺值：--\(option.name) \(placeholder)",
        en: "--\(option.name) needs a value: --\(option.name) \(placeholder)")
    }
    if !option.isRepeatable, invocation.values[option.name] != nil {
      throw UsageError(
        zh: "--\(option.name) 写了两次", en: "--\(option.name) is given twice")
    }
    invocation.values[option.name, default: []].append(value)
    return option.name
  }

  /// Whether a word stands for an option of this command and can't be another option's value.
  private func isOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-", !isNegativeNumber(word) else { return false }
    let spelled = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? word
    return word.hasPrefix("--") || option(spelled: spelled) != nil
  }

  private func option(spelled word: String) -> Option? {
    allOptions.first { option in
      word == "--\(option.name)" || option.short.map { word == "-\($0)" } ?? false
    }
  }

  private func checkCount(of given: [String], path: [Command]) throws(UsageError) {
    let needed = arguments.filter { !$0.isOptional }
    if given.count < needed.count {
      let missing = arguments[min(given.count, arguments.count - 1)]
      throw UsageError(
        zh: "缺少 \(missing.name)：\(missing.help.zh)",
        en: "\(missing.name) is missing: \(missing.help.en)", hint: usageHint(path))
    }
    if given.count > arguments.count, arguments.last?.isRepeating != true {
      let word = given[arguments.count]
      throw UsageError(
        zh: "多了“\(word)”", en: "unexpected argument '\(word)'", hint: usageHint(path))
    }
  }

  private func usageHint(_ path: [Command]) -> Wording {
    Wording(zh: "用法：\(usage(path: path))", en: "usage: \(usage(path: path))")
  }
}
