/// A prompt of a flow with where it stands in it.
package struct PlacedPrompt: Sendable {
  /// The node's id; `nil` for what holds for all nodes.
  package var node: String?
  /// The key it stands under, such as `noInput`.
  package var key: String
  /// Which of several it is, from 1.
  package var attempt: Int
  package var prompt: Prompt

  /// Node, key, attempt and language, which tell a flow's prompts apart.
  package var identity: [String] {
    [node ?? "", key, String(attempt), prompt.language ?? ""]
  }
}

extension Flow {
  /// Everything the flow may say, in the order of the file, in every language it has it in.
  ///
  /// What nodes take from `defaults` is there once.
  package var placedPrompts: [PlacedPrompt] {
    let shared = [("noInput", defaults.noInput), ("noMatch", defaults.noMatch)].flatMap {
      Self.placed($1, node: nil, key: "defaults.\($0)")
    }
    let offsets = Set(shared.map(\.prompt.offset))
    return shared
      + nodes.flatMap { node in
        node.keyedPrompts.flatMap { Self.placed($1, node: node.id, key: $0) }
          .filter { !offsets.contains($0.prompt.offset) }
      }
  }

  private static func placed(
    _ series: PromptSeries?, node: String?, key: String
  ) -> [PlacedPrompt] {
    (series?.prompts ?? []).enumerated().flatMap { index, prompt in
      prompt.everyLanguage.map {
        PlacedPrompt(node: node, key: key, attempt: index + 1, prompt: $0)
      }
    }
  }
}

extension Node {
  /// What the node may say, by the keys of its file.
  fileprivate var keyedPrompts: [(String, PromptSeries?)] {
    var keyed: [(String, PromptSeries?)] = [
      ("prompt", mainPrompt), ("noInput", retry?.noInput), ("noMatch", retry?.noMatch),
    ]
    if case .queue(let queue) = kind {
      keyed += [
        ("texts.waiting", queue.texts.waiting), ("texts.estimate", queue.texts.estimate),
        ("texts.position", queue.texts.position),
        ("texts.callbackOffer", queue.texts.callbackOffer),
        ("texts.callbackKept", queue.texts.callbackKept),
      ]
    }
    return keyed
  }
}

extension Prompt {
  /// How long it lasts where that is known beforehand; `nil` where it depends on what is said.
  package var knownLength: Duration? { length ?? text.constant?.length }
}
