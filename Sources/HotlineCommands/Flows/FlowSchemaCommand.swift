internal import ArgumentParsing
internal import BuiltInFiles

extension Hotline {
  static let flowSchema = Command(
    "schema",
    summary: "Write the JSON Schema of a kind of file, for editors and build servers",
    discussion: """
      JSON Schema 2020-12. What it can't say (names that must be known, expressions) hotline flow lint
      and hotline test find; Documentation/QA.md shows how VS Code uses it.

        hotline flow schema flow > flow.schema.json
      """,
    arguments: [
      Argument(
        "KIND", help: SchemaKind.allCases.map(\.rawValue).joined(separator: ", "),
        completion: .choices(SchemaKind.allCases.map(\.rawValue)))
    ]
  ) { invocation, console in
    let name = invocation.arguments[0]
    guard let kind = SchemaKind(rawValue: name) else {
      throw UsageError.expected(
        SchemaKind.allCases.map(\.rawValue), at: "KIND", found: name)
    }
    console.write(BuiltInFile["Fixtures/Schemas/\(kind.rawValue).schema.json"].text)
    return .success
  }
}

/// The kinds of files that have a schema.
private enum SchemaKind: String, CaseIterable {
  case flow, fixture, scenario, population, data, calendar, hiring
}
