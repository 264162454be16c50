package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics

extension Hotline {
  package static let flow = Command(
    "flow",
    summary: Wording(
      zh: "检查、画图、比较、探索、走查、导入和导出流程",
      en: "Check, draw, compare, explore, walk, import and export call flows"),
    subcommands: [
      flowLint, flowGraph, flowDiff, flowPrompts, flowSchema, flowExplore, flowWalk, flowIntents,
      flowImport, flowExport,
    ])
}
