import ArgumentParsing
import CommandConsole
import Diagnostics
import HotlineCommands
import TestOutput
import Testing

/// Everything that the program says of itself stands in both languages.
@Suite struct LanguageTests {
  /// Every command with the words that lead to it.
  private static func commands(_ command: Command, _ path: [String] = []) -> [([String], Command)] {
    [(path, command)] + command.subcommands.flatMap { commands($0, path + [$0.name]) }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func `every command, argument and option is explained in Chinese`() {
    for (path, command) in Self.commands(Hotline.root) {
      let name = path.joined(separator: " ")
      #expect(Self.isChinese(command.summary.zh), "\(name): \(command.summary.zh)")
      #expect(!Self.isChinese(command.summary.en), "\(name): \(command.summary.en)")
      let discussion = command.discussion
      // What is all examples is the same in both.
      #expect(
        discussion.isEmpty || Self.isChinese(discussion.zh) || discussion.zh == discussion.en,
        "\(name): \(discussion.zh)")
      for argument in command.arguments {
        #expect(
          Self.isChinese(argument.help.zh) || Self.names(argument.completion),
          "\(name) \(argument.name): \(argument.help.zh)")
      }
      for option in command.options {
        #expect(
          Self.isChinese(option.help.zh) || Self.names(option.completion),
          "\(name) --\(option.name): \(option.help.zh)")
      }
    }
  }

  @Test(arguments: ["zh", "en"])
  func `help fits a window of 100 columns, but for examples to type`(language: String) {
    for (path, _) in Self.commands(Hotline.root) {
      let recorder = Recorder()
      // Examples name invented callers.
      recorder.declareClear()
      let console = Console(
        write: recorder.append, writeError: recorder.append, environment: ["LANG": "C"])
      _ = Hotline.main(path + ["--help", "--language", language], console: console)
      for line in recorder.text.split(separator: "\n") where !line.hasPrefix("  ") {
        // The usage names all that is typed.
        let isUsage = line.hasPrefix("Usage: ") || line.hasPrefix("用法：")
        #expect(isUsage || DisplayWidth.of(String(line)) <= 100, "\(path): \(line)")
      }
    }
  }

  /// Whether a value is one of some words, which the help lists as they are typed.
  private static func names(_ completion: Option.Completion) -> Bool {
    if case .choices = completion { true } else { false }
  }

  /// What a command line writes, with what is told on standard error behind it.
  private func run(
    _ words: String..., environment: [String: String]
  ) -> (status: ArgumentParsing.ExitStatus, text: String) {
    let recorder = Recorder()
    let console = Console(
      write: recorder.append, writeError: recorder.append, environment: environment)
    return (Hotline.main(words, console: console), recorder.text)
  }

  @Test func `help comes in the language that is asked for, else in that of the locale`() {
    let asked = run("flow", "lint", "--help", "--language", "zh", environment: ["LANG": "C"])
    #expect(asked.status == .success)
    #expect(asked.text.hasPrefix("找出流程里不对或不妥的地方\n\n用法：hotline flow lint [FLOW…] [OPTIONS]\n"))
    let located = run("flow", "--help", environment: ["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"])
    #expect(located.text.contains("\n命令：\n  lint"))
    let english = run("flow", "lint", "--language=en", "--help", environment: ["LANG": "zh_CN"])
    #expect(english.text.hasPrefix("Find what is wrong or unwise in call flows\n"))
  }

  @Test func `a command line that is wrong is refused in the language it asks for`() {
    let refused = run("flow", "lnt", "--language", "zh", environment: ["LANG": "C"])
    #expect(refused.status == .unusable)
    #expect(
      refused.text.hasPrefix("hotline: 错误: 没有命令 lnt（是不是“lint”？）\n   = 提示: hotline flow 有：lint"),
      "\(refused.text)")
  }

  @Test func `findings come in Chinese as text, and in English for programs`() throws {
    let folder = try TestFolder()
    let path = try folder.give(
      """
      { scenario: "a", colour: 1 }
      """, as: "a.json5")
    let text = run("scenario", "lint", path, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(text.status == .checkFailed)
    #expect(text.text.contains(":1:18: 错误: 不认识的键“colour”\n"), "\(text.text)")
    #expect(text.text.contains("\n   = 提示: 这里可用："), "\(text.text)")
    let data = run("scenario", "lint", path, "--json", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(data.text.contains("unknown key \\\"colour\\\""), "\(data.text)")
    #expect(!Self.isChinese(data.text))
  }
}
