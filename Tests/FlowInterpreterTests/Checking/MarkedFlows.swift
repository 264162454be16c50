import Diagnostics
import FlowInterpreter

/// Flows as texts in which `▸` marks where a finding is expected.
struct MarkedFlows {
  var sources: [SourceText] = []
  /// Where findings are expected, as `file:line:column`.
  var expected: [String] = []

  /// - Parameter texts: by the flows' ids.
  init(_ texts: KeyValuePairs<String, String>) {
    for (id, text) in texts {
      let path = "\(id).json5"
      var plain = ""
      var offsets: [Int] = []
      for piece in text.split(separator: "▸", omittingEmptySubsequences: false) {
        plain += piece
        offsets.append(plain.utf8.count)
      }
      let source = SourceText(path: path, text: plain)
      sources.append(source)
      expected += offsets.dropLast().map { offset in
        let place = source.place(at: offset)
        return "\(path):\(place.line):\(place.column)"
      }
    }
    expected.sort()
  }

  /// Where lint finds a rule broken.
  func places(of rule: String) throws -> [String] {
    try findings().filter { $0.code == rule }.map { finding in
      finding.place.map { "\(finding.file):\($0.line):\($0.column)" } ?? finding.file
    }.sorted()
  }

  func findings() throws -> [Diagnostic] {
    let folder = FlowFolder(sources)
    let library = try FlowLibrary(folder.ids, in: folder)
    return FlowLinter.findings(
      in: library.flows, today: CivilDate(year: 2026, month: 11, day: 11))
  }
}

/// A flow's text from its nodes' and what stands before them.
func flow(_ id: String = "f", _ more: String = "", start: String = "a", nodes: String) -> String {
  """
  { flow: "\(id)", title: "t", start: "\(start)", \(more)
    nodes: {
      \(nodes)
    } }
  """
}
