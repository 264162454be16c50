import Diagnostics

/// A scenario laid over those it extends: `extends: "base.json5"`.
///
/// The base's values stand where the scenario has none of its own; objects are laid over each other
/// key by key, everything else replaces, and `null` removes. Every value keeps its place in its file.
struct ScenarioLayers {
  /// More layers than these are refused.
  private static let most = 32

  let contents: ScenarioReader.FileContents
  let log: DiagnosticLog
  private var sources: [SourceText] = []

  init(contents: @escaping ScenarioReader.FileContents, log: DiagnosticLog) {
    self.contents = contents
    self.log = log
  }

  /// The values of a scenario and its bases, and the text in which their places lie.
  /// - Throws: `InvalidInput` if a base has a mistake of syntax.
  mutating func merge(
    _ source: SourceText, _ root: LocatedValue
  ) throws(InvalidInput) -> (source: SourceText, root: LocatedValue) {
    guard root["extends"] != nil else { return (source, root) }
    // Paths of the files so far, the scenario's own as it is seen from itself.
    var seen = [source.path.split(separator: "/").last.map(String.init) ?? source.path]
    var layers = [root]
    var folder = ""
    var last = (source: source, root: root)
    while let value = last.root["extends"], case .object = last.root.content {
      guard let name = base(value, last.source, folder: folder, seen: seen) else { break }
      seen.append(name)
      guard let bytes = contents(name) else {
        report(
          "unreadable-file", value, last.source,
          Wording(
            zh: "extends：读不了文件“\(name.prefix(200))”",
            en: "extends: the file \"\(name.prefix(200))\" can't be read"),
          hint: Wording(zh: "路径从写它的文件算起", en: "its path is relative to the file that names it"))
        break
      }
      let text = SourceText(path: Self.shown(name, beside: source.path), bytes: bytes)
      let parsed = try JSON5Parser.parse(text)
      guard case .object = parsed.content else {
        log.add(
          Diagnostic(
            .error, "wrong-type", in: text, at: parsed.offset,
            Wording(
              zh: "文件应为一个对象，实际是 \(parsed.kindName.zh)",
              en: "the file: expected an object, found \(parsed.kindName.en)")))
        break
      }
      folder = Self.folder(of: name)
      var start = source.bytes.count + 1
      for earlier in sources { start += earlier.bytes.count + 1 }
      sources.append(text)
      last = (text, parsed)
      layers.append(Self.moved(parsed, by: start, files: folder))
    }
    try log.throwIfErrors()
    var merged = layers.removeLast()
    while let upper = layers.popLast() { merged = Self.lay(upper, over: merged, key: nil) }
    return (source.laid(over: sources), Self.without(merged, "extends"))
  }

  /// The base's path as seen from the scenario; `nil` after it was reported why there is none.
  private func base(
    _ value: LocatedValue, _ source: SourceText, folder: String, seen: [String]
  ) -> String? {
    guard case .text(let text) = value.content, !text.isEmpty else {
      report(
        "wrong-type", value, source,
        Wording(
          zh: "extends：应为情景文件的路径，实际是 \(DocumentReader.describe(value).zh)",
          en: "extends: expected the path of a scenario, found \(DocumentReader.describe(value).en)"
        ))
      return nil
    }
    let name = Self.joined(folder, text)
    if seen.contains(name) {
      let way = (seen + [name]).joined(separator: " → ")
      report(
        "circle", value, source,
        Wording(
          zh: "extends：“\(name.prefix(200))”绕了一圈继承自己：\(way)",
          en: "extends: \"\(name.prefix(200))\" extends itself, by way of \(way)"))
      return nil
    }
    if seen.count > Self.most {
      report(
        "too-deep", value, source,
        Wording(
          zh: "extends：互相继承的文件超过 \(Self.most) 个",
          en: "extends: more than \(Self.most) files extend each other"))
      return nil
    }
    return name
  }

  private func report(
    _ code: String, _ value: LocatedValue, _ source: SourceText, _ message: Wording,
    hint: Wording? = nil
  ) {
    log.add(Diagnostic(.error, code, in: source, at: value.offset, message, hint: hint))
  }

  // MARK: Paths

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// A path named in a folder, without `.` and `x/..`.
  private static func joined(_ folder: String, _ name: String) -> String {
    let path = name.hasPrefix("/") ? name : folder + name
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The path for messages: as the scenario's own was given.
  private static func shown(_ name: String, beside path: String) -> String {
    name.hasPrefix("/") ? name : folder(of: path) + name
  }

  // MARK: Laying over

  /// Keys of which one takes the other's place.
  private static let alternatives: [String: String] = [
    "agents": "shifts", "shifts": "agents", "perHour": "calls", "calls": "perHour",
  ]

  private static func lay(
    _ upper: LocatedValue, over lower: LocatedValue, key: String?
  ) -> LocatedValue {
    guard case .object(let above) = upper.content, case .object(let below) = lower.content,
      !replaces(upper, lower)
    else { return upper }
    var members: [LocatedValue.Member] = []
    for member in below {
      guard let own = above.first(where: { $0.key == member.key }) else {
        let other = key == nil ? nil : alternatives[member.key]
        let isReplaced = above.contains { $0.key == other && !isNull($0.value) }
        if !isReplaced { members.append(member) }
        continue
      }
      if isNull(own.value) { continue }
      members.append(
        .init(
          key: own.key, keyOffset: own.keyOffset,
          value: lay(own.value, over: member.value, key: own.key)))
    }
    // A key that the upper file gives twice stays there twice, to be refused.
    var taken = Set(below.map(\.key))
    for (index, member) in above.enumerated() where !isNull(member.value) {
      let isSecond = above[..<index].contains { $0.key == member.key }
      if !taken.contains(member.key) || isSecond { members.append(member) }
      if isSecond { taken.remove(member.key) }
    }
    return LocatedValue(.object(members), offset: upper.offset, end: upper.end)
  }

  /// Whether both are distributions of different families, which can't be mixed.
  private static func replaces(_ upper: LocatedValue, _ lower: LocatedValue) -> Bool {
    guard case .object(let above) = upper.content, case .object(let below) = lower.content,
      above.count == 1, below.count == 1
    else { return false }
    let families = ScenarioReader.families
    return families.contains(above[0].key) && families.contains(below[0].key)
      && above[0].key != below[0].key
  }

  private static func isNull(_ value: LocatedValue) -> Bool {
    if case .null = value.content { return true }
    return false
  }

  private static func without(_ value: LocatedValue, _ key: String) -> LocatedValue {
    guard case .object(let members) = value.content else { return value }
    return LocatedValue(
      .object(members.filter { $0.key != key }), offset: value.offset, end: value.end)
  }

  // MARK: Moving

  /// The names of files in a scenario, by the key they stand under.
  private static let fileKeys: Set<String> = ["calls", "flow", "population"]

  /// A tree whose places lie behind other files, and whose names of files are seen from the scenario.
  private static func moved(
    _ value: LocatedValue, by distance: Int, files folder: String, key: String = ""
  ) -> LocatedValue {
    let content: LocatedValue.Content =
      switch value.content {
      case .null, .boolean, .number: value.content
      case .text(let text):
        fileKeys.contains(key) && !folder.isEmpty ? .text(joined(folder, text)) : value.content
      case .array(let elements):
        .array(elements.map { moved($0, by: distance, files: folder) })
      case .object(let members):
        .object(
          members.map { member in
            .init(
              key: member.key, keyOffset: member.keyOffset + distance,
              value: moved(member.value, by: distance, files: folder, key: member.key))
          })
      }
    return LocatedValue(content, offset: value.offset + distance, end: value.end + distance)
  }
}
