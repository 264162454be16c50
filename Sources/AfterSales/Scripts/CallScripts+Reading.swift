package import Diagnostics

extension CallScripts {
  /// Reads a file of scripts.
  ///
  /// - Throws: `InvalidInput` with every problem found.
  package static func read(_ source: SourceText) throws(InvalidInput) -> CallScripts {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    var scripts: [CallScript] = []
    if let file = reader.object(try JSON5Parser.parse(source), path: "") {
      var issues: Set<String> = []
      for value in file.required("scripts").map({ reader.list($0, path: "scripts") }) ?? [] {
        guard let object = reader.object(value, path: "script"), let script = script(object)
        else { continue }
        if !issues.insert(script.issue.rawValue).inserted {
          reader.error(
            "duplicate-script", at: object.keyOffset("issue"),
            Wording(
              zh: "“\(script.issue.rawValue)”有两份话术",
              en: "there are two scripts for \"\(script.issue.rawValue)\""))
        }
        scripts.append(script)
      }
      file.finish()
    }
    try log.throwIfErrors()
    return CallScripts(scripts: scripts)
  }

  private static func script(_ object: ObjectReader) -> CallScript? {
    defer { object.finish() }
    let reader = object.reader
    let issue = object.required("issue").flatMap { IssueKind.read($0, path: "issue", reader) }
    let opening = object.required("opening").flatMap { Self.wording($0, "opening", reader) }
    func texts(_ key: String) -> [String] {
      object.list(key).compactMap { reader.text($0, path: object.path(of: key)) }
    }
    func wordings(_ key: String) -> [Wording] {
      object.list(key).compactMap { Self.wording($0, key, reader) }
    }
    let (skills, questions, steps) = (texts("skills"), wordings("questions"), wordings("steps"))
    let orders = object.object("orders")
    let kinds = orders?.list("kinds").compactMap { reader.text($0, path: "orders: kinds") }
    let states = orders?.list("states").compactMap {
      reader.oneOf(OrderStatus.self, $0, path: "orders: states")
    }
    orders?.finish()
    guard let issue, let opening else { return nil }
    return CallScript(
      issue: issue, skills: skills, orderKinds: kinds ?? [], orderStates: states ?? [],
      opening: opening, questions: questions, steps: steps)
  }

  private static func wording(
    _ value: LocatedValue, _ path: String, _ reader: DocumentReader
  ) -> Wording? {
    reader.object(value, path: path).flatMap { Wording.read($0) }
  }
}
