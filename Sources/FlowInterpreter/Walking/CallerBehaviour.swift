/// How callers behave while a flow has them, apart from what they want.
package struct CallerBehaviour: Sendable, Hashable {
  /// Habits that may be different for impatient callers and from node to node; what is `nil` is as
  /// the next more general ones say.
  package struct Habits: Sendable, Hashable {
    /// The share of answers that are spoken where the flow understands words.
    package var speaks: Double?
    /// The share of questions that get no answer.
    package var silent: Double?
    /// The share of answers the flow can do nothing with: a key that is not offered, mumbling, a
    /// digit too few.
    package var wrong: Double?
    /// The share of choices that are offered but are not what the caller wants.
    package var mistaken: Double?
    /// The share of answers that interrupt the prompt, where it can be interrupted.
    package var bargeIn: Double?
    /// The mean time from the end of the prompt to the answer, in seconds.
    package var reactionSeconds: Double?
    /// How many callers hang up a second, of those who are there.
    package var hangUpPerSecond: Double?
    /// The share of callers who hang up at each prompt.
    package var hangUpPerPrompt: Double?

    package init() {}

    /// These habits; where they say nothing, others.
    func over(_ others: Habits) -> Habits {
      var result = self
      result.speaks = speaks ?? others.speaks
      result.silent = silent ?? others.silent
      result.wrong = wrong ?? others.wrong
      result.mistaken = mistaken ?? others.mistaken
      result.bargeIn = bargeIn ?? others.bargeIn
      result.reactionSeconds = reactionSeconds ?? others.reactionSeconds
      result.hangUpPerSecond = hangUpPerSecond ?? others.hangUpPerSecond
      result.hangUpPerPrompt = hangUpPerPrompt ?? others.hangUpPerPrompt
      return result
    }

    /// What callers do of whom nothing else is said.
    static let usual: Habits = {
      var habits = Habits()
      habits.speaks = 0.2
      habits.silent = 0.03
      habits.wrong = 0.03
      habits.mistaken = 0.02
      habits.bargeIn = 0.2
      habits.reactionSeconds = 1.5
      habits.hangUpPerSecond = 0.0005
      habits.hangUpPerPrompt = 0.003
      return habits
    }()
  }

  /// A share of an answer: what is chosen or typed, and where that stands.
  package struct Share: Sendable, Hashable {
    package var what: String
    /// 0…1 of those who answer; the shares of one node add up to 1 at most.
    package var share: Double
    package var offset: Int
  }

  /// What is different at one node.
  package struct AtNode: Sendable, Hashable {
    package var habits = Habits()
    /// Choices by their label or key, intents by their name; the rest chooses by the reason of
    /// the call.
    package var chooses: [Share] = []
    /// Digits that are typed; the rest types what it knows.
    package var enters: [Share] = []
    /// The share of callers who hang up instead of answering, once the prompt is over.
    package var hangsUp: Double?
    /// Whether those who come here have got what they wanted; if they hang up from here on, the
    /// menu has served them.
    package var isServed: Bool?
    /// Where the node's name stands.
    package var offset: Int

    package init(offset: Int = 0) { self.offset = offset }

    func over(_ other: AtNode) -> AtNode {
      var result = self
      result.habits = habits.over(other.habits)
      if chooses.isEmpty { result.chooses = other.chooses }
      if enters.isEmpty { result.enters = other.enters }
      result.hangsUp = hangsUp ?? other.hangsUp
      result.isServed = isServed ?? other.isServed
      return result
    }
  }

  package var habits = Habits()
  /// The share of callers who are impatient all through the call.
  package var impatientShare: Double?
  package var impatientHabits = Habits()
  /// Words that fit any reason, after those of the reason itself: "yes", "this one".
  package var words: [String] = []
  /// The mean length of a recorded message, in seconds.
  package var messageSeconds: Double?
  /// By the node's name: bare in the first flow, `flow/node` in others.
  package var nodes: [String: AtNode] = [:]

  package init() {}

  /// This behaviour where it says something, else another.
  package func over(_ other: CallerBehaviour) -> CallerBehaviour {
    var result = self
    result.habits = habits.over(other.habits)
    result.impatientShare = impatientShare ?? other.impatientShare
    result.impatientHabits = impatientHabits.over(other.impatientHabits)
    if words.isEmpty { result.words = other.words }
    result.messageSeconds = messageSeconds ?? other.messageSeconds
    result.nodes = other.nodes.merging(nodes) { $1.over($0) }
    return result
  }

  static let usualImpatientShare = 0.0
  static let usualMessageSeconds = 20.0
}
