import ArgumentParsing
import Diagnostics
import Synchronization
import Testing

/// A program with commands that tell what they were given.
final class Program: Sendable {
  private let output = Mutex("")
  private let errors = Mutex("")

  static let root = Command(
    "phone", summary: Wording("A phone"),
    subcommands: [
      Command(
        "call", summary: Wording("Call a flow"), discussion: Wording("Plays the caller."),
        arguments: [
          Argument("FLOW", help: Wording("the flow")),
          Argument("MORE", help: Wording("more flows"), isOptional: true, isRepeating: true),
        ],
        options: [
          .flag("fast", short: "f", help: Wording("a virtual clock")),
          .value("from", "NUMBER", short: "n", help: Wording("the calling number")),
          .value("seed", "N", help: Wording("a whole number")),
          .value("share", "X", help: Wording("a number")),
          .value("wait", "TIME", help: Wording("a duration")),
          .value("at", "TIME", help: Wording("a moment")),
          .value(
            "set", "NAME", help: Wording("a variable"), isRepeatable: true,
            completion: .choices(["a", "b"])),
        ]
      ) { invocation, console in
        console.write("flows \(invocation.arguments)\n")
        console.write("fast \(invocation.flag("fast"))\n")
        console.write("from \(invocation.value("from") ?? "-") set \(invocation.values("set"))\n")
        if let seed = try invocation.integer("seed", in: 1...9) { console.write("seed \(seed)\n") }
        if let share = try invocation.number("share", in: 0...1) {
          console.write("share \(share)\n")
        }
        if let wait = try invocation.duration("wait") { console.write("wait \(wait)\n") }
        if let at = try invocation.instant("at") { console.write("at \(at)\n") }
        console.write("language \(console.language)\n")
        return .success
      },
      Command("fail", summary: Wording("Fail a check")) { _, _ in .checkFailed },
      Command("broken", summary: Wording("Meet a bad file")) { _, _ in
        throw InvalidInput([Diagnostic(.error, "c", file: "f.json5", Wording("it is bad"))])
      },
      Command(
        "flow", summary: Wording("Work on flows"),
        subcommands: [
          Command("lint", summary: Wording("Check flows")) { _, console in
            console.write("linted\n")
            return .success
          }
        ]),
    ])

  func run(_ words: String, environment: [String: String] = [:]) -> (
    status: ArgumentParsing.ExitStatus, output: String, errors: String
  ) {
    let console = Console(
      write: { text in self.output.withLock { $0 += text } },
      writeError: { text in self.errors.withLock { $0 += text } }, environment: environment)
    let status = Self.root.main(words.split(separator: " ").map(String.init), console: console)
    return (status, output.withLock(\.self), errors.withLock(\.self))
  }

  /// What stands on standard error about some findings.
  func told(_ findings: [Diagnostic]) -> String {
    let console = Console(
      write: { _ in }, writeError: { text in self.errors.withLock { $0 += text } })
    console.tell(findings)
    return errors.withLock(\.self)
  }
}

@Suite struct CommandTests {
  private func run(_ words: String, environment: [String: String] = [:]) -> (
    status: ArgumentParsing.ExitStatus, output: String, errors: String
  ) { Program().run(words, environment: environment) }

  @Test(arguments: [
    ("call a", "flows [\"a\"]"), ("call a b c", "flows [\"a\", \"b\", \"c\"]"),
    ("call a --fast", "fast true"),
    ("call -f a", "fast true"), ("call a", "fast false"), ("call a --from 138", "from 138 set []"),
    ("call a --from=138", "from 138 set []"), ("call a -n 138", "from 138 set []"),
    ("call a --set x --set y", "from - set [\"x\", \"y\"]"),
    ("call --fast -- --a", "flows [\"--a\"]"),
    ("call - --fast", "flows [\"-\"]"), ("call -5", "flows [\"-5\"]"),
    ("call a --seed 9", "seed 9"),
    ("call a --share -0", "share -0.0"), ("call a --wait 1m30s", "wait 90.0 seconds"),
    ("call a --at 2026-11-11T20:05:00+08:00", "at 2026-11-11T20:05:00+08:00"),
    ("call a --from=", "from  set []"), ("flow lint", "linted"),
    ("call a --language zh", "language chinese"),
  ])
  func `options and arguments are sorted`(_ row: (words: String, line: String)) {
    let result = run(row.words)
    #expect(result.status == .success)
    #expect(result.output.split(separator: "\n").contains(Substring(row.line)), "\(result)")
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [
    ("cal a", "phone: error: unknown command 'cal' (did you mean \"call\"?)"),
    ("xyzzy", "phone: error: unknown command 'xyzzy'"),
    ("--fast", "phone: error: unknown option '--fast'"),
    ("flow lnt", "phone: error: unknown command 'lnt' (did you mean \"lint\"?)"),
    ("call", "phone: error: FLOW is missing: the flow"),
    ("call a --fats", "phone: error: unknown option '--fats' (did you mean \"--fast\"?)"),
    ("call a --by", "phone: error: unknown option '--by'"),
    ("call a -x", "phone: error: unknown option '-x'"),
    ("call a --from", "phone: error: --from needs a value: --from NUMBER"),
    ("call a --from --fast", "phone: error: --from needs a value: --from NUMBER"),
    ("call a --fast=yes", "phone: error: --fast takes no value"),
    ("call a --from 1 --from 2", "phone: error: --from is given twice"),
    ("call a --seed 10", "phone: error: --seed: expected a whole number in 1…9, found '10'"),
    ("call a --share x", "phone: error: --share: expected a number in 0.0…1.0, found 'x'"),
    ("call a --wait 5", "phone: error: --wait: '5' is no duration"),
    ("call a --at now", "phone: error: --at: 'now' is no time with an offset"),
    ("call a --language fr", "phone: error: --language: expected zh, en, found 'fr'"),
    ("flow lint x", "phone: error: unexpected argument 'x'"),
    ("broken", "f.json5: error: it is bad"),
  ])
  func `what can't be used is named, with exit status 2`(_ row: (words: String, line: String)) {
    let result = run(row.words)
    #expect(result.status == .unusable)
    #expect(result.errors.split(separator: "\n").first == Substring(row.line))
  }

  @Test func `a hint that several findings share is told once`() {
    let findings = ["a", "b", "c"].map { name in
      Diagnostic(
        .warning, "overload", file: "\(name).json5", Wording("queue \(name) has too few agents"),
        hint: Wording(name == "c" ? "ask for more" : "many will hang up"))
    }
    let told = Program().told(findings)
    #expect(told.split(separator: "many will hang up").count == 2, "\(told)")
    #expect(told.contains("queue b has too few agents") && told.contains("ask for more"))
  }

  @Test func `a failed check has a status of its own`() {
    #expect(run("fail").status == .checkFailed)
    #expect(
      [ArgumentParsing.ExitStatus.success, .checkFailed, .unusable].map(\.rawValue) == [0, 1, 2])
  }

  @Test(arguments: ["", "help", "--help", "-h"])
  func `the program's help lists its commands`(_ words: String) {
    let result = run(words)
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("A phone\n\nUsage: phone COMMAND\n"))
    for name in ["call", "fail", "broken", "flow"] { #expect(result.output.contains("  \(name) ")) }
  }

  @Test(arguments: ["call --help", "call -h", "help call", "call a --from 1 --help"])
  func `a command's help shows its usage, arguments and options`(_ words: String) {
    let result = run(words)
    #expect(result.status == .success)
    #expect(
      result.output == """
        Call a flow

        Usage: phone call FLOW [MORE…] [OPTIONS]

        Plays the caller.

        Arguments:
          FLOW  the flow
          MORE  more flows

        Options:
          -f, --fast         a virtual clock
          -n, --from NUMBER  the calling number
          --seed N           a whole number
          --share X          a number
          --wait TIME        a duration
          --at TIME          a moment
          --set NAME         a variable
          --language zh|en   language of what people read (default: LANG)
          -h, --help         show this help

        """)
  }

  @Test(arguments: [
    ([:], "english"), (["LANG": "zh_CN.UTF-8"], "chinese"), (["LANG": "en_US"], "english"),
    (["LANG": "zh_CN", "LC_ALL": "C"], "english"), (["LC_ALL": "", "LANG": "zh"], "chinese"),
    (["LC_MESSAGES": "zh_TW", "LANG": "en"], "chinese"),
  ])
  func `people read the language of their environment`(
    _ row: (environment: [String: String], language: String)
  ) {
    let result = run("call a", environment: row.environment)
    #expect(result.output.hasSuffix("language \(row.language)\n"))
  }

  @Test func `colours need a terminal and obey NO_COLOR`() {
    func usesColor(_ environment: [String: String], isTerminal: Bool = true) -> Bool {
      Console(
        write: { _ in }, writeError: { _ in }, environment: environment, isTerminal: isTerminal
      ).usesColor
    }
    #expect(usesColor([:]) && usesColor(["NO_COLOR": ""]))
    #expect(
      !usesColor([:], isTerminal: false) && !usesColor(["NO_COLOR": "1"])
        && !usesColor(["TERM": "dumb"]))
  }

  @Test func `asking for an option that the command lacks ends the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Command("ask", summary: Wording("Ask")) { invocation, _ in
        _ = invocation.value("from")
        return .success
      }.main([], console: Console(write: { _ in }, writeError: { _ in }))
    }
    await #expect(processExitsWith: .failure) {
      _ = Command(
        "ask", summary: Wording("Ask"),
        options: [.value("from", "NUMBER", help: Wording("a number"))]
      ) {
        invocation, _ in
        _ = invocation.flag("from")
        return .success
      }.main([], console: Console(write: { _ in }, writeError: { _ in }))
    }
    await #expect(processExitsWith: .success) {
      let status = Command(
        "ask", summary: Wording("Ask"), options: [.flag("fast", help: Wording("at once"))]
      ) {
        invocation, _ in invocation.flag("fast") ? .checkFailed : .success
      }.main([], console: Console(write: { _ in }, writeError: { _ in }))
      precondition(status == .success)
    }
  }
}
