import Diagnostics
import Foundation
import Testing

/// The guides' tables of who may do what, against what is tried with real accounts.
@Suite struct RightsTableTests {
  @Test(arguments: [
    (Language.english, "Documentation/Operating.md"),
    (.chinese, "Documentation/zh/Operating.md"),
  ])
  func `the guide has each act with who may, as it is tried with real accounts`(
    language: Language, guide: String
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../" + guide).standardizedFileURL
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    for act in ForbiddenAct.all {
      let marks = Role.allCases.map { act.roles.contains($0) ? "✔" : "–" }
      let row = "| " + ([language.text(act.what)] + marks).joined(separator: " | ") + " |"
      #expect(rows.contains(row), "\(row)")
    }
    // Nor does it promise what nobody tries.
    #expect(rows.count { $0.contains("✔ |") || $0.contains("– |") } == ForbiddenAct.all.count)
  }
}
