extension Collect {
  /// Whether an entry is taken.
  func accepts(_ entry: String, in scope: Scope) -> Bool {
    hasForm(entry) && passesCheck(entry, in: scope)
  }

  /// Whether the question's check takes an entry.
  func passesCheck(_ entry: String, in scope: Scope) -> Bool {
    guard let check else { return true }
    var scope = scope
    scope.input = .text(entry)
    // What one comes to that fails with a fault is found out by trying.
    return (try? check.holds(in: scope)) ?? true
  }

  /// Whether an entry is as long, and made of the keys and in the pattern, as the question asks.
  func hasForm(_ entry: String) -> Bool {
    digits.contains(entry.utf8.count) && entry.allSatisfy(isTaken)
      && pattern?.matchesWhole(entry) ?? true
  }

  private func isTaken(_ key: Character) -> Bool {
    "0123456789".contains(key) || takesSymbols && "*#".contains(key) && key != terminator
  }

  /// Entries that begin and end with some digits, and hold them, of the lengths that are taken.
  func filledUp(_ part: String) -> [String] {
    let lengths = Set([digits.lowerBound, min(digits.upperBound, 16), digits.upperBound]).sorted()
    return lengths.filter { $0 > part.count && !part.isEmpty }.flatMap { length in
      let filling = String(repeating: "7", count: length - part.count)
      let half = filling.count / 2
      return [
        part + filling, filling + part, filling.prefix(half) + part + filling.dropFirst(half),
      ]
    }
  }

  /// Entries of several lengths and with every last digit, the usual one first.
  var usualEntries: [String] {
    let long = "2026111100012345678920261111000123456789202611110001234567892026"
    var entries: [String] = []
    for length in Set([digits.lowerBound, min(digits.upperBound, 12), digits.upperBound]).sorted() {
      let plain = String(long.prefix(length))
      let entry =
        hasForm(plain) ? plain : pattern?.example { $0.utf8.count == length && hasForm($0) }
      if let entry { entries.append(entry) }
    }
    entries += [pattern?.example(where: hasForm)].compactMap(\.self)
    // Where signs are part of entries, not every entry is a number.
    return entries + ["*"].filter(hasForm)
      + entries.flatMap { entry in (0...9).map { String(entry.dropLast()) + String($0) } }
  }
}
