internal import Synchronization

/// Finds what a caller wants from free speech, by example phrases.
///
/// It learns when it is first asked: a flow that is only read or drawn needs no learning. Classifiers of
/// the same phrases learn once a process.
package struct IntentClassifier: Sendable {
  /// What an utterance most likely means.
  package struct Classification: Sendable, Hashable {
    /// The index of the intent.
    package var intent: Int
    /// The probability, 0…1, that it is meant, among all intents and speech off the topic.
    package var confidence: Double

    package init(intent: Int, confidence: Double) {
      self.intent = intent
      self.confidence = confidence
    }
  }

  private struct Phrases: Hashable {
    var intents: [[String]]
    var offTopic: [String]
  }

  /// What is learnt from phrases, as soon as somebody asks.
  private final class Pupil: Sendable {
    let phrases: Phrases
    private let learnt = Mutex<IntentModel?>(nil)

    init(_ phrases: Phrases) { self.phrases = phrases }

    var model: IntentModel {
      learnt.withLock { learnt in
        if let learnt { return learnt }
        let model = IntentModel(phrases: phrases.intents, offTopic: phrases.offTopic)
        learnt = model
        return model
      }
    }
  }

  private let pupil: Pupil

  /// Those of flows, which are read again and again; a file of utterances is learnt once.
  private static let pupils = Mutex<[Phrases: Pupil]>([:])
  private static let mostPupils = 64
  private static let mostPhrasesKept = 1_000

  /// Learns from example phrases, a list for each intent.
  ///
  /// - Parameter offTopic: speech that no intent should take.
  package init(phrases: [[String]], offTopic: [String] = []) {
    let key = Phrases(intents: phrases, offTopic: offTopic)
    guard phrases.joined().count + offTopic.count <= Self.mostPhrasesKept else {
      pupil = Pupil(key)
      return
    }
    pupil = Self.pupils.withLock { pupils in
      if let pupil = pupils[key] { return pupil }
      if pupils.count >= Self.mostPupils { pupils.removeAll() }
      let pupil = Pupil(key)
      pupils[key] = pupil
      return pupil
    }
  }

  /// The most likely intent; `nil` if nothing was said, or nothing that any of its phrases has, or if
  /// another intent is as likely.
  package func classify(_ text: String) -> Classification? { pupil.model.classify(text) }
}
