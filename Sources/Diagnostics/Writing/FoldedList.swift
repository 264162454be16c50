extension Array {
  /// The beginning and the end of a list for people; what lies between becomes one element.
  ///
  /// - Parameters:
  ///   - most: how many elements stay, half of them at either end.
  ///   - gap: what stands for the others, by how many they are.
  package func folded(to most: Int, gap: (Int) -> Element) -> [Element] {
    precondition(most >= 2, "Array.folded(to:) keeps at least 2 (was \(most))")
    guard count > most + 1 else { return self }
    return prefix(most - most / 2) + [gap(count - most)] + suffix(most / 2)
  }
}
