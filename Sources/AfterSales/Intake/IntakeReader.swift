package import Diagnostics

/// Reads complaints in writing, a line of JSON each:
/// `{ channel, at, from: { number | account | email }, order, kind, text, reference }`.
///
/// Findings name keys and places, never values: what stands in a bad line is personal data too.
package struct IntakeReader {
  /// The ways in, by the names that other systems give them.
  private enum Way: String, CaseIterable {
    case chat, email, social, regulator

    var channel: CaseChannel {
      switch self {
      case .chat: .online
      case .email: .email
      case .social: .social
      case .regulator: .regulator
      }
    }
  }

  package private(set) var complaints: [WrittenComplaint] = []
  private var faults = ImportFaults(.error, "bad-line")
  private let path: String
  private let now: Instant

  /// What is wrong, in the order of the file, the same fault of many lines once; a line with a finding
  /// is no complaint.
  package var findings: [Diagnostic] { faults.findings(in: path) }
  /// How many lines are no complaints.
  package var badLines: Int { faults.rows }

  /// - Parameter now: nothing was written later.
  package init(_ source: SourceText, now: Instant) {
    self.now = now
    path = source.path
    var (start, number) = (0, 0)
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      number += 1
      let line = Array(source.bytes[start..<end])
      start = end + 1
      guard !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else { continue }
      read(SourceText(path: source.path, bytes: line), number)
    }
  }

  private mutating func read(_ line: SourceText, _ number: Int) {
    let log = DiagnosticLog()
    let reader = DocumentReader(line, log: log)
    var complaint: WrittenComplaint?
    do {
      if let object = reader.object(try JSON5Parser.parse(line), path: "") {
        complaint = self.complaint(object, reader, number)
      }
    } catch {
      log.add(contentsOf: error.diagnostics)
    }
    let errors = log.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { faults.add(errors.map { problem($0, number) }) }
    if errors.isEmpty, let complaint { complaints.append(complaint) }
  }

  private func complaint(
    _ object: ObjectReader, _ reader: DocumentReader, _ line: Int
  ) -> WrittenComplaint? {
    let way = object.required("channel").flatMap {
      reader.oneOf(Way.self, $0, path: "channel")
    }
    let at = object.required("at").flatMap { value -> Instant? in
      guard let at = reader.instant(value, path: "at") else { return nil }
      if at > now {
        reader.error(
          "in-the-future", at: value.offset,
          Wording(zh: "是将来的时间", en: "lies in the future").at("at"))
      }
      return at
    }
    let (number, contact) = sender(object.object("from"), reader)
    let order = words(object, "order", .id, reader)
    let kind = object.optional("kind").flatMap { value -> IssueKind? in
      guard let name = reader.text(value, path: "kind") else { return nil }
      let kind = IssueKind(rawValue: name)
      if !IssueKind.known.contains(kind) {
        reader.error(
          "unknown-kind", at: value.offset,
          Wording(
            zh: "应为 \(IssueKind.known.map(\.rawValue).joined(separator: "、")) 之一",
            en: "expected one of \(IssueKind.known.map(\.rawValue).joined(separator: ", "))"
          ).at("kind"))
      }
      return kind
    }
    if !object.has("text") { _ = object.required("text") }
    if !object.has("reference") { _ = object.required("reference") }
    let text = words(object, "text", .words, reader)
    let reference = words(object, "reference", .id, reader)
    object.finish()
    guard let way, let at, let text, let reference else { return nil }
    return WrittenComplaint(
      channel: way.channel, at: at, number: number, contact: contact, order: order, kind: kind,
      words: ClearText(text, .text), reference: ClearText(reference, .text),
      place: SourcePlace(line: line, column: 1))
  }

  /// Who wrote it, as a telephone number, and as what is no number.
  private func sender(
    _ from: ObjectReader?, _ reader: DocumentReader
  ) -> (CallingNumber, ClearText?) {
    guard let from else { return (.withheld, nil) }
    var number = CallingNumber.withheld
    if let value = from.optional("number"), let text = reader.text(value, path: "from: number") {
      number = CallingNumber(text)
      if case .number = number {
      } else {
        reader.error(
          "bad-number", at: value.offset,
          Wording(zh: "不是电话号码", en: "is no telephone number").at("from: number"))
      }
    }
    let others = ["email", "account"].compactMap { words(from, $0, .account, reader) }
    from.finish()
    return (number, others.isEmpty ? nil : ClearText(others.joined(separator: " "), .text))
  }

  /// A text that isn't empty and not longer than what is kept; `nil` if it isn't there.
  private func words(
    _ object: ObjectReader, _ key: String, _ field: TextField, _ reader: DocumentReader
  ) -> String? {
    guard let value = object.optional(key), let text = reader.text(value, path: key) else {
      return nil
    }
    if text.allSatisfy(\.isWhitespace) {
      reader.error("empty-text", at: value.offset, Wording(zh: "是空的", en: "is empty").at(key))
    } else if field == .id, TableNumber.isScientific(text) {
      reader.error(
        "scientific-notation", at: value.offset,
        Wording(
          zh: "是科学计数法，末几位已经丢失；请把它当作文本再导出一次",
          en: "stands there in scientific notation, and its last digits are lost; export it as text"
        ).at(key))
    } else if !field.allows(text) {
      reader.error(
        "too-long", at: value.offset,
        Wording(zh: "超过 \(field.limit) 个字", en: "is longer than \(field.limit) characters").at(key))
    }
    return text
  }

  private func problem(_ finding: Diagnostic, _ line: Int) -> ImportFaults.Problem {
    let redacted = finding.redacted
    return .init(
      SourcePlace(line: line, column: finding.place?.column ?? 1), redacted.wording,
      hint: redacted.hint)
  }
}
