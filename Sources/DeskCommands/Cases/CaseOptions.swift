internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let cases = Command(
    "case", summary: Wording(zh: "受理投诉，跟进到底", en: "Take up complaints and see them through"),
    discussion: Wording(
      zh: """
        投诉经过五个阶段：提交、初核、部门处理、给出结果、客户确认。24 小时内有人联系客户，72 小时内给出结果；
        只有在等客户补充凭证时暂停计时，最多 48 小时。
        """,
      en: """
        A complaint goes through five stages: submitted, first verification, department handling,
        result given, confirmed by the customer. The customer hears from a person within 24 hours and
        has a result within 72; the clock stands only while the customer owes evidence, 48 hours at
        most.
        """),
    subcommands: caseWork.map(\.command) + [caseTask, caseChange])

  /// What can be done with cases.
  static let caseWork = [
    caseOpen, caseList, caseShow, caseAssign, caseRespond, caseNote, caseRequestEvidence,
    caseAddEvidence,
    caseResolve, caseConfirm, caseDissatisfied, caseReopen, caseReclassify, caseVisit,
    caseOverdue, caseStats, caseEvents, caseIntake, casePublish, caseScorecard, caseCauses,
  ]

  /// What can be done with what belongs to cases, by the names of its commands.
  static let caseGroups = [
    caseTask.name: caseTaskWork, caseChange.name: caseChangeWork,
  ]

  static let caseArgument = Argument(
    "CASE", help: Wording(zh: "受理编号，分不分组都行", en: "the acceptance number, in groups or not"),
    isRepeating: true, completion: .none)

  static let noteOption = ArgumentParsing.Option.value(
    "note", "TEXT",
    help: Wording(
      zh: "说了什么，加密保存；- 从标准输入读", en: "what was said, kept encrypted; - reads it from standard input")
  )

  static let demandOptions: [ArgumentParsing.Option] = [
    .value("amount", "YUAN", help: Wording(zh: "诉求：金额", en: "the demand: how much")),
    .value(
      "account", "ACCOUNT",
      help: Wording(zh: "诉求：退到哪个账号；- 从标准输入读", en: "the demand: to which account; - reads it")),
    .value("deadline", "TIME", help: Wording(zh: "诉求：期限", en: "the demand: by when")),
  ]

  static let seenOption = ArgumentParsing.Option.value(
    "seen", "VERSION",
    help: Wording(
      zh: "看到的是哪一版：此后有人改过就不办",
      en: "the version looked at: refused if somebody changed the case since"))
}

extension Invocation {
  /// The acceptance number that the arguments spell.
  func acceptanceNumber() throws -> String {
    try Self.acceptanceNumber(arguments.joined(separator: " "))
  }

  /// The acceptance number that `--case` spells.
  func caseOption() throws -> String? {
    try value("case").map { try Self.acceptanceNumber($0) }
  }

  static func acceptanceNumber(_ text: String) throws -> String {
    do throws(AcceptanceNumber.Misread) {
      return try AcceptanceNumber(text).digits
    } catch {
      let shown = text.prefix(40)
      throw UsageError(zh: "\(shown)：\(error.wording.zh)", en: "\(shown): \(error)")
    }
  }

  /// Text in somebody's words, from the command line or standard input.
  ///
  /// Of an input that never ends so much is read as is refused for its length.
  func words(of name: String, _ console: Console) -> String? {
    guard value(name) == "-" else { return value(name) }
    var lines: [String] = []
    var length = 0
    while length <= Self.mostDictated, let line = console.readLine() {
      lines.append(line)
      length += line.utf8.count + 1
    }
    return lines.joined(separator: "\n")
  }

  /// More bytes than any text that is kept.
  private static let mostDictated = 4 * TextField.allCases.map(\.limit).reduce(0, max)

  /// What is given in clear, such as a number or a name: `-` reads it from standard input, so that it
  /// need not stand on a command line, where other users of the computer and the shell's history see it.
  package func clear(_ text: String?, _ console: Console) -> String? {
    guard text == "-" else { return text }
    return console.readLine().map { $0.trimmingSpaces } ?? ""
  }

  /// The values of a closed set of words, given once each or separated by commas.
  func words<Word: RawRepresentable & CaseIterable & Hashable>(
    _ type: Word.Type, _ name: String
  ) throws -> Set<Word> where Word.RawValue == String {
    let choices = Word.allCases.map(\.rawValue)
    var words: Set<Word> = []
    for text in values(name).flatMap({ $0.split(separator: ",") }) {
      guard let word = Word(rawValue: String(text)) else {
        throw UsageError.expected(choices, at: "--\(name)", found: String(text))
      }
      words.insert(word)
    }
    return words
  }

  func word<Word: RawRepresentable & CaseIterable & Hashable>(
    _ type: Word.Type, _ name: String
  ) throws -> Word? where Word.RawValue == String {
    try choice(name, of: Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
  }

  func money(_ name: String) throws -> Money? {
    guard let text = value(name) else { return nil }
    guard let money = Money(text) else {
      throw UsageError(
        zh: "--\(name)：“\(text)”不是金额（元）", en: "--\(name): '\(text)' is no amount in yuan",
        hint: .writtenAs("12.50", "100"))
    }
    return money
  }

  func required<Value>(_ value: Value?, _ name: String, _ placeholder: String) throws -> Value {
    guard let value else {
      let option = "--\(name) \(placeholder)"
      throw UsageError(zh: "缺少 \(option)", en: "\(option) is missing")
    }
    return value
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension DeskFace {
  /// What the customer demands, as far as it is told.
  func demand(_ invocation: Invocation) throws -> ToldDemand {
    ToldDemand(
      amount: try invocation.money("amount"),
      account: invocation.clear(invocation.value("account"), console),
      deadline: try deadline("deadline", invocation))
  }

  /// A moment given as a time, or as a time span from now.
  func deadline(_ name: String, _ invocation: Invocation) throws -> Instant? {
    guard let text = invocation.value(name) else { return nil }
    if let span = DurationNotation.parse(text) { return now + span }
    guard let moment = Instant(text) else {
      throw UsageError(
        zh: "--\(name)：“\(text)”既不是时长也不是时间",
        en: "--\(name): '\(text)' is neither a time span nor a time",
        hint: .writtenAs("24h", "3d", "2026-11-13T20:00:00+08:00"))
    }
    return moment
  }
}
