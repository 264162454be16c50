internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import ServiceDesk

/// The words that can follow what was typed at a desk.
enum AgentCompletion {
  static func words(_ before: [String], _ state: DeskState) -> [String] {
    switch before.first {
    case nil: LiveText.deskCommands
    case "transfer" where before.count == 1: state.queues
    case "reveal" where before.count == 1: ClearField.allCases.map(\.rawValue)
    case "finish" where before.count == 1:
      [Disposition.resolved, .followUp, .caseOpened].map(\.rawValue)
    case "case": subcommands(of: Hotline.cases, before)
    case "refund": subcommands(of: Hotline.refunds, before)
    case "messages": subcommands(of: Hotline.messages, before)
    case "callbacks": subcommands(of: Hotline.callbacks, before)
    default: []
    }
  }

  private static func subcommands(of command: Command, _ before: [String]) -> [String] {
    if before.count == 1 { return command.subcommands.map(\.name) }
    guard let subcommand = command.subcommands.first(where: { $0.name == before[1] }) else {
      return []
    }
    if let asked = subcommand.options.first(where: { "--" + $0.name == before.last }),
      asked.placeholder != nil
    {
      guard case .choices(let values) = asked.completion else { return [] }
      return values
    }
    // Who acts on which database is known at the desk.
    let given: Set = ["agent", "db", "key", "help", "language"]
    return subcommand.options.map(\.name).filter { !given.contains($0) }.map { "--" + $0 }
  }
}
