internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Foundation

extension Hotline {
  static let completions = Command(
    "completions",
    summary: Wording(
      zh: "输出 shell 补全脚本，或安装全部 shell 的补全",
      en: "Print a completion script for a shell, or install those of all shells"),
    discussion: Wording(
      zh: """
        本次会话：
          bash:  source <(hotline completions bash)
          zsh:   source <(hotline completions zsh)
          fish:  hotline completions fish | source
        所有用户（用 root）：hotline completions --install
        """,
      en: """
        For one session:
          bash:  source <(hotline completions bash)
          zsh:   source <(hotline completions zsh)
          fish:  hotline completions fish | source
        For everybody, as root: hotline completions --install
        """),
    arguments: [
      Argument(
        "SHELL", help: Wording(zh: "bash、zsh 或 fish", en: "bash, zsh or fish"), isOptional: true,
        completion: .choices(Completions.Shell.allCases.map(\.rawValue)))
    ],
    options: [
      .value(
        "install", "DIR",
        help: Wording(
          zh: "把各 shell 的脚本写到 DIR 下它们查找的地方（/usr/local/share）",
          en: "write the scripts of all shells where these find them in DIR (/usr/local/share)"),
        isValueOptional: true, completion: .directories)
    ]
  ) { invocation, console in
    if let folder = invocation.value("install") {
      guard invocation.arguments.isEmpty else {
        throw UsageError(
          Wording(
            zh: "--install 会写全部 shell 的脚本，去掉 SHELL",
            en: "--install writes the scripts of all shells: leave SHELL out"))
      }
      try installCompletions(in: folder.isEmpty ? "/usr/local/share" : folder, console)
    } else {
      guard let name = invocation.arguments.first else {
        throw UsageError(Wording(zh: "缺少 SHELL", en: "SHELL is missing"))
      }
      guard let shell = Completions.Shell(rawValue: name) else {
        throw UsageError(
          Wording(
            zh: "SHELL：应为 bash、zsh 或 fish，而不是“\(name)”",
            en: "SHELL: expected bash, zsh or fish, found '\(name)'"))
      }
      console.write(Completions.script(for: root, shell: shell, in: console.language))
    }
    return .success
  }

  private static func installCompletions(in folder: String, _ console: Console) throws {
    for shell in Completions.Shell.allCases {
      let file = URL(filePath: folder, directoryHint: .isDirectory)
        .appending(path: shell.place(of: root.name))
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Completions.script(for: root, shell: shell).utf8).write(to: file, options: .atomic)
      } catch {
        throw UsageError(
          Wording(zh: "--install：写不了 \(file.path)", en: "--install: \(file.path) can't be written"))
      }
      console.write(DisplayWidth.printable(file.path) + "\n")
    }
  }
}
