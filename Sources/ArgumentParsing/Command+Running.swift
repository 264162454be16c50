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
    var console = console.of(name)
    do {
      switch try request(for: words) {
      case .help(let path):
        console.write(path.last?.help(path: path) ?? "")
        return .success
      case .run(let path, let invocation):
        console = console.speaking(invocation.value("language"))
        return try runner(path, invocation, console)
      }
    } catch {
      console.tell(error)
      return .unusable
    }
  }
}
