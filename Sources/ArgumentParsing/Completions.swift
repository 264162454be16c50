package import Diagnostics

/// Writes completion scripts for shells from the tree of commands.
package enum Completions {
  /// The shells there are scripts for.
  package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// Where the shell looks for the script of a program by itself, below a `share` folder such as
    /// `/usr/local/share`.
    package func place(of program: String) -> String {
      switch self {
      case .bash: "bash-completion/completions/\(program)"
      case .zsh: "zsh/site-functions/_\(program)"
      case .fish: "fish/vendor_completions.d/\(program).fish"
      }
    }
  }

  package static func script(
    for root: Command, shell: Shell, in language: Language = .english
  ) -> String {
    switch shell {
    case .bash: bash(root)
    case .zsh: zsh(root)
    case .fish: fish(root, language)
    }
  }

  /// Every command with the words that lead to it, the root first.
  private static func all(_ root: Command, path: [String] = []) -> [([String], Command)] {
    [(path, root)] + root.subcommands.flatMap { all($0, path: path + [$0.name]) }
  }

  private static func words(of command: Command) -> [String] {
    command.subcommands.map(\.name)
      + (command.hasSubcommands ? [] : command.allOptions).map { "--\($0.name)" }
  }

  // MARK: bash and zsh

  private static func bash(_ root: Command, first: String = "") -> String {
    let name = root.name
    return """
      _\(name)() {\(first)
        local current previous path word
        COMPREPLY=()
        current="${COMP_WORDS[COMP_CWORD]}"
        previous="${COMP_WORDS[COMP_CWORD-1]}"
        path=""
        for word in "${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do
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

  /// zsh runs the bash script through its own emulation of `complete`, with arrays that begin at 0;
  /// loaded as the function that completes, at the first Tab, it answers that as well.
  private static func zsh(_ root: Command) -> String {
    """
    #compdef \(root.name)
    autoload -U +X bashcompinit && bashcompinit
    \(bash(root, first: "\n  emulate -L ksh"))\
    if [[ ${funcstack[1]} = _\(root.name) ]]; then _bash_complete -F _\(root.name); fi

    """
  }

  private static func paths(_ root: Command, indent: String) -> String {
    let known = all(root).dropFirst().map { "/" + $0.0.joined(separator: "/") }
    return "\(indent)\(known.joined(separator: "|"))) path=\"$path/$word\" ;;"
  }

  private static func values(_ root: Command, indent: String) -> String {
    var lines: [String] = []
    for (path, command) in all(root) where !command.hasSubcommands {
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
      let more = Set(command.arguments.map { generator(of: $0.completion) })
        .filter { !$0.isEmpty }.sorted().map { " " + $0 }.joined()
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

  private static func fish(_ root: Command, _ language: Language) -> String {
    var lines = ["complete -c \(root.name) -f"]
    for (path, command) in all(root) {
      let children = command.subcommands.map(\.name).joined(separator: " ")
      var conditions = path.map { "__fish_seen_subcommand_from \($0)" }
      if !children.isEmpty { conditions.append("not __fish_seen_subcommand_from \(children)") }
      let condition = conditions.joined(separator: "; and ")
      for child in command.subcommands {
        lines.append(
          "complete -c \(root.name) -n \(quoted(condition)) -a \(child.name) "
            + "-d \(quoted(language.text(child.summary)))")
      }
      guard !command.hasSubcommands else { continue }
      for option in command.allOptions {
        lines.append(
          "complete -c \(root.name) -n \(quoted(condition)) -l \(option.name)"
            + (option.short.map { " -s \($0)" } ?? "") + fishValue(of: option)
            + " -d \(quoted(language.text(option.help)))")
      }
      for value in Set(command.arguments.compactMap { fishOffer(of: $0.completion) }).sorted() {
        lines.append("complete -c \(root.name) -n \(quoted(condition)) \(value)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishValue(of option: Option) -> String {
    guard option.placeholder != nil else { return "" }
    guard let offer = fishOffer(of: option.completion) else { return " -x" }
    return (option.completion == .files ? " -r " : " -x ") + offer
  }

  private static func fishOffer(of completion: Option.Completion) -> String? {
    switch completion {
    case .none: nil
    case .files: "-F"
    case .directories: "-a '(__fish_complete_directories)'"
    case .choices(let choices): "-a \(quoted(choices.joined(separator: " ")))"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
      + "'"
  }
}
