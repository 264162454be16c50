import Diagnostics
import FlowInterpreter

/// 15,000 phrases of 150 intents, as many as a large assistant has, made of invented words.
enum IntentBenchmark {
  static let intents = 150
  static let phrasesEach = 100
  private static let asked = 1_000
  private static let wordsEach = 9

  /// Seconds to learn all phrases, to understand one utterance, and, for comparison, to multiply and
  /// add once for every class of every trait of every phrase, which each pass of the learning does.
  static func measure() -> (learning: Double, answering: Double, pass: Double) {
    let clock = ContinuousClock()
    var phrases = (0..<intents).map { intent in
      (0..<phrasesEach).map { phrase(of: intent, number: $0) }
    }
    let questions = (0..<asked).map { phrase(of: $0 % intents, number: phrasesEach + $0) }
    phrases[0][0] += " "
    let start = clock.now
    let classifier = IntentClassifier(phrases: phrases)
    _ = classifier.classify(questions[0])
    let learnt = clock.now
    var right = 0
    for (number, question) in questions.enumerated()
    where classifier.classify(question)?.intent == number % intents { right += 1 }
    let answered = clock.now
    precondition(2 * right > asked, "the benchmark's intents must be understood (\(right) were)")
    let pass = secondsOfPass()
    return (
      start.duration(to: learnt).inSeconds, learnt.duration(to: answered).inSeconds / Double(asked),
      pass
    )
  }

  /// Four words of the intent's own twenty, the others of five hundred that all use.
  private static func phrase(of intent: Int, number: Int) -> String {
    var state = UInt64(intent * 100_003 + number + 1)
    func next(_ count: Int) -> Int {
      // SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
    return (0..<wordsEach).map { place in
      word(place % 2 == 1 ? 500 + intent * 20 + next(20) : next(500))
    }.joined(separator: " ")
  }

  private static func word(_ number: Int) -> String {
    let starts = ["ba", "co", "di", "fe", "gu", "la", "mo", "ni", "pe", "ru", "sa", "to", "vi"]
    var (rest, text) = (number, "")
    repeat {
      text += starts[rest % starts.count]
      rest /= starts.count
    } while rest > 0
    return text + "n"
  }

  private static func secondsOfPass() -> Double {
    let (traits, classes) = (20_000, intents + 1)
    var weights = Array(repeating: Float(0.5), count: traits * classes)
    var sums = Array(repeating: Float(0), count: classes)
    let clock = ContinuousClock()
    let start = clock.now
    for visit in 0..<intents * phrasesEach * wordsEach * 8 {
      let row = visit &* 7_919 % traits * classes
      for label in 0..<classes { sums[label] += weights[row + label] }
    }
    let seconds = start.duration(to: clock.now).inSeconds
    // The sums are used, so that they are computed.
    weights[0] = sums[0]
    precondition(weights[0] > 0, "the pass must have added something")
    return seconds
  }
}
