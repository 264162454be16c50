internal import ArgumentParsing

extension Hotline {
  static let flow = Command(
    "flow",
    summary: "Check, draw, explore and walk call flows",
    subcommands: [flowLint, flowGraph, flowExplore, flowWalk, flowIntents])
}
