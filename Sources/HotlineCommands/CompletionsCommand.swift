internal import ArgumentParsing

extension Hotline {
  static let completions = Command(
    "completions",
    summary: "Print a completion script for a shell",
    discussion: """
      bash:  source <(hotline completions bash)
      zsh:   source <(hotline completions zsh)
      fish:  hotline completions fish | source
      """,
    arguments: [
      Argument(
        "SHELL", help: "bash, zsh or fish", completion: .choices(["bash", "zsh", "fish"]))
    ]
  ) { invocation, console in
    guard let shell = Completions.Shell(rawValue: invocation.arguments[0]) else {
      throw UsageError("SHELL: expected bash, zsh or fish, found '\(invocation.arguments[0])'")
    }
    console.write(Completions.script(for: root, shell: shell))
    return .success
  }
}
