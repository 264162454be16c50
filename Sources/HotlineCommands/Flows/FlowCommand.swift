internal import ArgumentParsing

extension Hotline {
  static let flow = Command(
    "flow",
    summary: "Check, draw, compare, explore, walk and import call flows",
    subcommands: [
      flowLint, flowGraph, flowDiff, flowPrompts, flowSchema, flowExplore, flowWalk, flowIntents,
      flowImport,
    ])
}
