extension CallSession {
  /// The way of the call as people tell it: the titles of the flows it ran, and the labels of what the
  /// caller chose, or the first phrase of what the caller wanted.
  package var wayInWords: [String] {
    let library = machine.library
    var words: [String] = []
    var depth = -1
    for step in record.ways {
      let place = step.place
      guard let index = library.index(of: place.flow) else { continue }
      let flow = library.flows[index]
      // A choice often leads to a flow of the same name.
      if place.depth > depth, words.last != flow.title { words.append(flow.title) }
      depth = place.depth
      guard step.way.isChoice, let node = flow.index(of: place.node) else { continue }
      if let word = flow.nodes[node].kind.word(for: step.way) { words.append(word) }
    }
    return words
  }
}

extension NodeKind {
  /// What is chosen by a way, in words.
  fileprivate func word(for way: Way) -> String? {
    if case .choice(let key) = way { return question?.choices.first { $0.key == key }?.label }
    if case .intent(let name) = way { return intents.first { $0.name == name }?.phrases.first }
    return nil
  }

  private var intents: [Listen.Intent] {
    if case .listen(let listen) = self { listen.intents } else { [] }
  }
}
