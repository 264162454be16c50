import Diagnostics

/// What a part says of itself: of which run it is a part, and which.
package struct PartHeader: Sendable, Hashable {
  /// A file that the run read.
  package struct Input: Sendable, Hashable {
    package var path: String
    /// SHA-256 in hexadecimal digits.
    package var digest: String

    package init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// The program's version, which must be that of whoever puts the parts together.
  package var version: String
  /// The command line without what concerns this part alone, and without outputs.
  package var words: [String]
  /// The words of the command line that say what is done with the figures; parts may differ in them.
  package var outputs: [String]
  package var inputs: [Input]
  package var shard: StudyShard
  /// How long the part ran.
  package var seconds: Double

  package init(
    version: String, words: [String], outputs: [String] = [], inputs: [Input], shard: StudyShard,
    seconds: Double
  ) {
    self.version = version
    self.words = words
    self.outputs = outputs
    self.inputs = inputs
    self.shard = shard
    self.seconds = seconds
  }

  /// The header as one line of JSON.
  var line: String {
    JSONValue.object([
      "version": .text(version), "words": .array(words.map { .text($0) }),
      "outputs": .array(outputs.map { .text($0) }),
      "inputs": .array(
        inputs.map { .object(["path": .text($0.path), "digest": .text($0.digest)]) }),
      "part": .integer(Int64(shard.index)), "of": .integer(Int64(shard.count)),
      "seconds": .number(seconds),
    ]).compact
  }

  /// - Parameter line: as `line` writes it; `nil` if it is none.
  init?(line: String) {
    guard let root = try? JSON5Parser.parse(SourceText(path: "", text: line)) else { return nil }
    func text(_ value: LocatedValue?) -> String? {
      guard case .text(let text)? = value?.content else { return nil }
      return text
    }
    func number(_ key: String) -> Double? {
      guard case .number(let number, _)? = root[key]?.content else { return nil }
      return number
    }
    guard let version = text(root["version"]), case .array(let words)? = root["words"]?.content,
      case .array(let outputs)? = root["outputs"]?.content,
      case .array(let inputs)? = root["inputs"]?.content, let index = number("part"),
      let count = number("of"), let seconds = number("seconds"), seconds.isFinite,
      let whole = Int(exactly: count), (1...StudyShard.most).contains(whole),
      let place = Int(exactly: index), (0..<whole).contains(place)
    else { return nil }
    self.version = version
    self.words = words.compactMap(text)
    self.outputs = outputs.compactMap(text)
    self.inputs = inputs.compactMap { input in
      guard let path = text(input["path"]), let digest = text(input["digest"]) else { return nil }
      return Input(path: path, digest: digest)
    }
    guard self.words.count == words.count, self.inputs.count == inputs.count else { return nil }
    shard = StudyShard(index: place, count: whole)
    self.seconds = seconds
  }

  /// How this part's run differs from another's; `nil` if both are of one run.
  func difference(from other: PartHeader) -> Wording? {
    if version != other.version {
      return Wording(
        zh: "它由版本 \(version) 生成，其他由 \(other.version) 生成",
        en: "it was made by version \(version), the others by \(other.version)")
    }
    if words != other.words {
      return Wording(
        zh: "它属于运行 `\(words.joined(separator: " "))`，其他属于 `\(other.words.joined(separator: " "))`",
        en: "it is of the run `\(words.joined(separator: " "))`, the others of "
          + "`\(other.words.joined(separator: " "))`")
    }
    if inputs != other.inputs {
      let changed = inputs.first { !other.inputs.contains($0) } ?? other.inputs.first
      let path = changed?.path
      return Wording(
        zh: "生成它时 \(path ?? "某个文件") 是另一份文件",
        en: "\(path ?? "a file") was another file when it was made")
    }
    if shard.count != other.shard.count {
      return Wording(
        zh: "它是 \(shard.count) 份之一，其他是 \(other.shard.count) 份之一",
        en: "it is one of \(shard.count) parts, the others of \(other.shard.count)")
    }
    return nil
  }
}
