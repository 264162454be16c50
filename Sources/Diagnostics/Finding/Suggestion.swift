/// Finds the name the user most likely meant.
package enum Suggestion {
  /// So many names are compared: a file of a hundred thousand names must not take for ever to refuse.
  private static let maximumCandidates = 2_000

  /// The candidate nearest to `name` by edit distance, if it is near enough to be a slip.
  ///
  /// Near enough is fewer than four edits and fewer than half of the name's characters (rounded
  /// up), the dashes of options aside, so that short names don't match everything. Ties go to the
  /// candidate listed first.
  package static func closest(to name: String, in candidates: some Sequence<String>) -> String? {
    let limit = min(3, (name.drop { $0 == "-" }.count + 1) / 2)
    guard name.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates.prefix(maximumCandidates)
    where abs(candidate.count - name.count) <= limit {
      let distance = editDistance(name, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// A near candidate as a question behind what is wrong, else nothing.
  package static func guess(at name: String, in candidates: some Sequence<String>) -> Wording {
    guard let candidate = closest(to: name, in: candidates) else { return Wording("") }
    return Wording(zh: "（是不是“\(candidate)”？）", en: " (did you mean \"\(candidate)\"?)")
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours (Damerau's
  /// optimal string alignment) that turn one text into the other.
  /// - Complexity: O(a.count × b.count)
  package static func editDistance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in 0..<b.count {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        row[j + 1] = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
