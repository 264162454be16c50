internal import Diagnostics

extension Command {
  /// Runs what a command line asks for, and turns what is thrown into messages and a status.
  ///
  /// - Parameter words: the command line without the program's own name.
  package func main(_ words: [String], console: Console) -> ExitStatus {
    var console = console
    do {
      switch try request(for: words) {
      case .help(let path):
        console.write(path.last?.help(path: path) ?? "")
        return .success
      case .run(let path, let invocation):
        guard let run = path.last?.run else { return .unusable }
        console = console.speaking(invocation.value("language"))
        return try run(invocation, console)
      }
    } catch let error as UsageError {
      console.writeError("\(name): error: \(console.text(error.wording))\n")
      if let hint = error.hint { console.writeError("   = help: \(console.text(hint))\n") }
    } catch let error as InvalidInput {
      console.writeError(error.diagnostics.map(\.rendered).joined(separator: "\n") + "\n")
    } catch let error as any Error & Worded {
      console.writeError("\(name): error: \(console.text(error.wording))\n")
    } catch {
      console.writeError("\(name): error: \(error)\n")
    }
    return .unusable
  }
}
