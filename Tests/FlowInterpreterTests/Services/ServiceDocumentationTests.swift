import Foundation
import Diagnostics
import FlowInterpreter
import Testing

@Suite struct ServiceDocumentationTests {
  @Test func `the documentation has the row of every service`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Documentation/Services.md"), encoding: .utf8)
    for signature in ServiceCatalog.all {
      let inputs = signature.inputs.map { input in
        "\(input.isRequired ? "" : "—")`\(input.name)` \(input.meaning.en)"
      }
      let row =
        "| `\(signature.name)`: \(signature.summary) | \(inputs.joined(separator: "; ")) "
        + "| \(signature.outcomes.map { "`\($0)`" }.joined(separator: " ")) "
        + "| \(signature.returns) | \(signature.changesSomething ? "yes" : "") |"
      #expect(page.contains(row), "add to Documentation/Services.md: \(row)")
    }
  }
}
