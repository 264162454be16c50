package import Diagnostics

/// What the headers of another house's tables mean, as `--columns HEADER=field,…` says it.
///
/// As with forecasts and call logs, `field=HEADER` means the same, unless both are names of our own.
package struct HeaderNames: Sendable, Hashable {
  /// What a column is called whose content isn't taken.
  package static let leftOut = "-"

  /// What one header means.
  package enum Meaning: Sendable, Hashable {
    case column(String)
    case leftOut
  }

  /// By the headers as `RecordKind.plain` has them.
  private var meanings: [String: Meaning] = [:]
  /// The headers as they were written, by the same.
  private var written: [String: String] = [:]

  /// - Throws: `Fault` for the first part that says nothing, or something else than an earlier one.
  package init(_ text: String, of kind: RecordKind) throws(Fault) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let (header, meaning) = try Self.read(String(part), of: kind)
      let plain = RecordKind.plain(header)
      guard meanings[plain] == nil else { throw Fault(.headerTwice(header), of: kind) }
      if case .column(let name) = meaning, meanings.values.contains(meaning) {
        throw Fault(.columnTwice(name), of: kind)
      }
      meanings[plain] = meaning
      written[plain] = header
    }
  }

  private static func read(
    _ part: String, of kind: RecordKind
  ) throws(Fault) -> (header: String, Meaning) {
    let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { side in
      String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      throw Fault(.notTold(part), of: kind)
    }
    if sides[1] == leftOut { return (sides[0], .leftOut) }
    let names = kind.columns.map(\.name)
    if names.contains(sides[1]) { return (sides[0], .column(sides[1])) }
    if names.contains(sides[0]) { return (sides[1], .column(sides[0])) }
    throw Fault(.unknownColumn(sides[1]), of: kind)
  }

  /// What a header means; `nil` if nothing was said of it.
  package subscript(header: String) -> Meaning? { meanings[RecordKind.plain(header)] }

  /// Those that a table hasn't got, as they were written.
  package func missing(in headers: [String]) -> [String] {
    let there = Set(headers.map(RecordKind.plain))
    return written.filter { !there.contains($0.key) }.map(\.value).sorted()
  }

  /// What is wrong with a text that says what headers mean.
  package struct Fault: Error, Hashable, Sendable {
    /// Which fault, with the words as they were written.
    package enum Kind: Hashable, Sendable {
      case notTold(String)
      case unknownColumn(String)
      case headerTwice(String)
      case columnTwice(String)
    }

    package let kind: Kind
    private let names: [String]

    fileprivate init(_ kind: Kind, of records: RecordKind) {
      self.kind = kind
      names = records.columns.map(\.name)
    }

    package var wording: Wording {
      switch kind {
      case .notTold(let part):
        Wording(zh: "“\(part)”没有写成 表头=列名", en: "'\(part)' says no HEADER=field")
      case .unknownColumn(let name):
        Wording(zh: "没有“\(name)”这一列", en: "'\(name)' is no column")
          + Suggestion.guess(at: name, in: names)
      case .headerTwice(let header):
        Wording(zh: "表头“\(header)”写了两次", en: "the header '\(header)' is there twice")
      case .columnTwice(let name):
        Wording(zh: "两个表头都写成 \(name)", en: "two headers are said to be \(name)")
      }
    }

    /// How to write it.
    package var hint: Wording {
      Wording(
        zh: "写作 单号=id,买家电话=caller,备用=-（- 表示不取）；可用的列：",
        en: "write it as OrderNo=id,Buyer=caller,Remark=- (- leaves a column out); ours are ")
        + .list(names)
    }
  }
}
