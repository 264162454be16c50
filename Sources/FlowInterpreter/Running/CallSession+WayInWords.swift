extension CallSession {
  /// The way of the call as people tell it: the titles of the flows it ran, and the labels of what the
  /// caller chose.
  package var wayInWords: [String] {
    let library = machine.library
    var words: [String] = []
    var flow: String?
    for step in record.ways {
      let place = step.place
      guard let index = library.index(of: place.flow) else { continue }
      let own = library.flows[index]
      if place.flow != flow, words.last != own.title { words.append(own.title) }
      flow = place.flow
      guard step.way.isChoice, let node = own.index(of: place.node) else { continue }
      if let word = own.nodes[node].kind.word(for: step.way) { words.append(word) }
    }
    return words
  }
}

extension NodeKind {
  /// What is chosen by a way, as callers are told it; the name of an intent.
  fileprivate func word(for way: Way) -> String? {
    switch way {
    case .choice(let key): question?.choices.first { $0.key == key }?.label
    case .intent(let name): name
    default: nil
    }
  }
}
