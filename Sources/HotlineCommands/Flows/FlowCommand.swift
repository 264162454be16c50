internal import ArgumentParsing

extension Hotline {
  static let flow = Command(
    "flow",
    summary: "Check, draw, compare, explore, walk, import and export call flows",
    subcommands: [
      flowLint, flowGraph, flowDiff, flowPrompts, flowSchema, flowExplore, flowWalk, flowIntents,
      flowImport, flowExport,
    ])
}
