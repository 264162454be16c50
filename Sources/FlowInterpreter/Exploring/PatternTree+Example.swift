extension Pattern {
  /// A text that the whole pattern matches, if one is found easily; the shortest one tried.
  ///
  /// - Parameter fits: what else the text must be.
  func example(where fits: (String) -> Bool = { _ in true }) -> String? {
    var parser = PatternParser(source)
    guard let tree = try? parser.parse() else { return nil }
    for extra in 0...20 {
      if let text = tree.example(extra: extra), fits(text), matchesWhole(text) { return text }
    }
    return nil
  }
}

extension PatternTree {
  /// Longer examples help nobody.
  private static var longest: Int { 200 }

  /// A text of the pattern's form, with each repetition so many more times than it must be.
  fileprivate func example(extra: Int) -> String? {
    switch self {
    case .empty, .lineStart, .lineEnd, .wordBoundary: return ""
    case .scalar(let scalar): return String(scalar)
    case .any: return "1"
    case .set(let set):
      let usual = "1234567890abcXYZ_- ".unicodeScalars
      return usual.first(where: set.contains).map { String($0) }
    case .choice(let branches): return branches.lazy.compactMap { $0.example(extra: extra) }.first
    case .sequence(let parts):
      var text = ""
      for part in parts {
        guard let example = part.example(extra: extra) else { return nil }
        text += example
        if text.utf8.count > Self.longest { return nil }
      }
      return text
    case .repetition(let part, let least, let most):
      let count = min(least + extra, most ?? .max)
      guard count <= Self.longest else { return nil }
      guard count > 0 else { return "" }
      guard let example = part.example(extra: extra),
        example.utf8.count * count <= Self.longest
      else { return nil }
      return String(repeating: example, count: count)
    }
  }
}
