/// What people call a resource of a cloud.
package enum ResourceName {
  /// The last part of an ARN or a path, or the name in a placeholder; other texts as they are.
  package static func tail(of text: String) -> String {
    for (open, close) in [("${", "}"), ("{{", "}}"), ("%%", "%%"), ("%", "%")]
    where text.hasPrefix(open) && text.hasSuffix(close) && text.count > open.count + close.count {
      let inner = text.dropFirst(open.count).dropLast(close.count)
      guard !inner.contains(open) else { continue }
      return String(inner.hasSuffix(".Arn") ? inner.dropLast(4) : inner)
    }
    guard text.hasPrefix("arn:") || text.contains("/") else { return text }
    // A version or alias of a function is no name.
    if text.hasPrefix("arn:"), let range = text.firstRange(of: ":function:") {
      let function = text[range.upperBound...]
      if function.hasPrefix("$") { return tail(of: String(function)) }
      return function.split(separator: ":").first.map(String.init) ?? text
    }
    let separator: Character = text.contains("/") ? "/" : ":"
    let last = text.split(separator: separator).last.map(String.init) ?? text
    return last == text ? text : tail(of: last)
  }
}
