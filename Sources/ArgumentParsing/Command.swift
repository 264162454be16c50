package import Diagnostics

/// One command of the program: its name, what it takes, and either what it runs or its subcommands.
package struct Command: Sendable {
  /// What a command does: it returns the status of the process, or throws what is reported and ends
  /// with a status of its own.
  package typealias Run = @Sendable (Invocation, Console) throws -> ExitStatus

  package let name: String
  /// One line without a full stop, for lists of commands.
  package let summary: Wording
  /// What the summary can't say, as paragraphs and examples; shown by `--help`.
  package let discussion: Wording
  package let arguments: [Argument]
  package let options: [Option]
  /// Made when they are asked for: one command line needs few of a program's commands.
  private let makeSubcommands: (@Sendable () -> [Command])?
  let run: Run?

  package var subcommands: [Command] { makeSubcommands?() ?? [] }
  package var hasSubcommands: Bool { makeSubcommands != nil }

  package init(
    _ name: String, summary: Wording, discussion: Wording = .empty, arguments: [Argument] = [],
    options: [Option] = [], run: @escaping Run
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    makeSubcommands = nil
    self.run = run
  }

  package init(
    _ name: String, summary: Wording, discussion: Wording = .empty,
    subcommands: @autoclosure @escaping @Sendable () -> [Command]
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    arguments = []
    options = []
    makeSubcommands = subcommands
    run = nil
  }

  /// A command that does something by itself, and has subcommands for what goes with it.
  package init(
    _ name: String, summary: Wording, discussion: Wording = .empty, options: [Option],
    subcommands: @autoclosure @escaping @Sendable () -> [Command], run: @escaping Run
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    arguments = []
    self.options = options
    makeSubcommands = subcommands
    self.run = run
  }

  /// The options every command has.
  package static let commonOptions: [Option] = [
    .value(
      "language", "zh|en",
      help: Wording(
        zh: "界面语言（默认看 LANG）", en: "language of what people read (default: LANG)"),
      completion: .choices(["zh", "en"])),
    .flag("help", short: "h", help: Wording(zh: "显示本帮助", en: "show this help")),
  ]

  var allOptions: [Option] { options + Self.commonOptions }
}
