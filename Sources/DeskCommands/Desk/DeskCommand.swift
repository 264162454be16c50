internal import Diagnostics
package import ArgumentParsing
internal import ServiceDesk

/// A command that works at the service desk, whether it stands on a command line of its own or is
/// typed at a live desk, whose agent and store it then has.
package struct DeskCommand: Sendable {
  package let command: Command
  private let body: @Sendable (Invocation, DeskFace) throws -> ExitStatus

  init(
    _ name: String, summary: Wording, discussion: Wording = .empty, arguments: [Argument] = [],
    options: [Option] = [], run: @escaping @Sendable (Invocation, DeskFace) throws -> ExitStatus
  ) {
    body = { invocation, face in try face.attempt { try run(invocation, face) } }
    command = Command(
      name, summary: summary, discussion: discussion, arguments: arguments,
      options: DeskFace.options + options
    ) { [body] invocation, console in
      try body(invocation, DeskFace(invocation, console))
    }
  }

  /// Runs it at a desk that is open already.
  func run(_ invocation: Invocation, at face: DeskFace) throws -> ExitStatus {
    try body(invocation, face)
  }
}
