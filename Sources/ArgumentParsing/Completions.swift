/// Writes completion scripts for shells from the tree of commands.
package enum Completions {
  package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
  }

  package static func script(for root: Command, shell: Shell) -> String {
    switch shell {
    case .bash: bash(root)
    case .zsh: zsh(root)
    case .fish: fish(root)
    }
  }

  /// Every command with the words that lead to it, the root first.
  private static func all(_ root: Command, path: [String] = []) -> [([String], Command)] {
    [(path, root)] + root.subcommands.flatMap { all($0, path: path + [$0.name]) }
  }

  private static func words(of command: Command) -> [String] {
    command.subcommands.map(\.name)
      + (command.subcommands.isEmpty ? command.allOptions : []).map { "--\($0.name)" }
  }

  // MARK: bash and zsh

  private static func bash(_ root: Command) -> String {
    let name = root.name
    return """
      _\(name)() {
        local current previous path word
        COMPREPLY=()
        current="${COMP_WORDS[COMP_CWORD]}"
        previous="${COMP_WORDS[COMP_CWORD-1]}"
        path=""
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$path/$word" in
      \(paths(root, indent: "      "))
          esac
        done
        case "$path $previous" in
      \(values(root, indent: "    "))
        esac
        case "$path" in
      \(offers(root, indent: "    "))
        esac
      }
      complete -F _\(name) \(name)

      """
  }

  /// zsh runs the bash script through its own emulation of `complete`.
  private static func zsh(_ root: Command) -> String {
    "#compdef \(root.name)\nautoload -U +X bashcompinit && bashcompinit\n" + bash(root)
  }

  private static func paths(_ root: Command, indent: String) -> String {
    let known = all(root).dropFirst().map { "/" + $0.0.joined(separator: "/") }
    return "\(indent)\(known.joined(separator: "|"))) path=\"$path/$word\" ;;"
  }

  private static func values(_ root: Command, indent: String) -> String {
    var lines: [String] = []
    for (path, command) in all(root) where command.subcommands.isEmpty {
      let prefix = "/" + path.joined(separator: "/")
      for option in command.allOptions where option.placeholder != nil {
        let reply = generator(of: option.completion)
        lines.append(
          "\(indent)\"\(prefix) --\(option.name)\") COMPREPLY=(\(reply)); return ;;")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func offers(_ root: Command, indent: String) -> String {
    all(root).map { path, command in
      let prefix = path.isEmpty ? "" : "/" + path.joined(separator: "/")
      let list = words(of: command).joined(separator: " ")
      let files = command.arguments.contains { $0.completion == .files }
      let more = files ? " $(compgen -f -- \"$current\")" : ""
      return
        "\(indent)\"\(prefix)\") COMPREPLY=($(compgen -W \"\(list)\" -- \"$current\")\(more)) ;;"
    }.joined(separator: "\n")
  }

  private static func generator(of completion: Option.Completion) -> String {
    switch completion {
    case .none: ""
    case .files: "$(compgen -f -- \"$current\")"
    case .directories: "$(compgen -d -- \"$current\")"
    case .choices(let choices):
      "$(compgen -W \"\(choices.joined(separator: " "))\" -- \"$current\")"
    }
  }

  // MARK: fish

  private static func fish(_ root: Command) -> String {
    var lines = ["complete -c \(root.name) -f"]
    for (path, command) in all(root) {
      let children = command.subcommands.map(\.name).joined(separator: " ")
      var conditions = path.map { "__fish_seen_subcommand_from \($0)" }
      if !children.isEmpty { conditions.append("not __fish_seen_subcommand_from \(children)") }
      let condition = conditions.joined(separator: "; and ")
      for child in command.subcommands {
        lines.append(
          "complete -c \(root.name) -n \(quoted(condition)) -a \(child.name) "
            + "-d \(quoted(child.summary))")
      }
      guard command.subcommands.isEmpty else { continue }
      for option in command.allOptions {
        lines.append(
          "complete -c \(root.name) -n \(quoted(condition)) -l \(option.name)"
            + (option.short.map { " -s \($0)" } ?? "") + fishValue(of: option)
            + " -d \(quoted(option.help))")
      }
      if command.arguments.contains(where: { $0.completion == .files }) {
        lines.append("complete -c \(root.name) -n \(quoted(condition)) -F")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishValue(of option: Option) -> String {
    guard option.placeholder != nil else { return "" }
    switch option.completion {
    case .none: return " -x"
    case .files: return " -r -F"
    case .directories: return " -x -a '(__fish_complete_directories)'"
    case .choices(let choices): return " -x -a \(quoted(choices.joined(separator: " ")))"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
      + "'"
  }
}
