internal import ArgumentParsing

extension Hotline {
  static let flow = Command(
    "flow",
    summary: "Check, draw and explore call flows",
    subcommands: [flowLint, flowGraph, flowExplore, flowIntents])
}
