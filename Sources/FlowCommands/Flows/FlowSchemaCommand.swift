internal import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import Diagnostics

extension Hotline {
  static let flowSchema = Command(
    "schema",
    summary: Wording(
      zh: "输出某种文件的 JSON Schema，供编辑器和构建服务器用",
      en: "Write the JSON Schema of a kind of file, for editors and build servers"),
    discussion: Wording(
      zh: """
        JSON Schema 2020-12。它查不了的（名字是否存在、表达式）由 hotline flow lint 和 hotline test 查；
        在 VS Code 里怎么用，见 Documentation/zh/QA.md。
        """,
      en: """
        JSON Schema 2020-12. What it can't say (names that must be known, expressions) hotline flow lint
        and hotline test find; Documentation/QA.md shows how VS Code uses it.

          hotline flow schema flow > flow.schema.json
        """),
    arguments: [
      Argument(
        "KIND", help: .list(SchemaKind.allCases.map(\.rawValue)),
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
  case flow, fixture, scenario, population, data, calendar, hiring, plan
}
