internal import Diagnostics

extension Command {
  /// Runs what a command line asks for, and turns what is thrown into messages and a status.
  ///
  /// - Parameters:
  ///   - words: the command line without the program's own name.
  ///   - runner: runs the last command of a path in a way of its own; by default, as it runs itself.
  package func main(
    _ words: [String], console: Console,
    runner: (_ path: [Command], Invocation, Console) throws -> ExitStatus = {
      try $0.last?.run?($1, $2) ?? .unusable
    }
  ) -> ExitStatus {
    let console = console.of(name).speaking(Self.language(askedIn: words))
    do {
      switch try request(for: words) {
      case .help(let path):
        console.write(path.last?.help(path: path, in: console.language) ?? "")
        return .success
      case .run(let path, let invocation):
        return try runner(path, invocation, console)
      }
    } catch {
      console.tell(error)
      return .unusable
    }
  }

  /// The language that a command line asks for, even one that is wrong or asks for help.
  private static func language(askedIn words: [String]) -> String? {
    let name = "--language"
    let end = words.firstIndex(of: "--") ?? words.count
    for index in (0..<end).reversed() {
      let word = words[index]
      if word == name { return index + 1 < end ? words[index + 1] : "" }
      if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
    }
    return nil
  }
}
