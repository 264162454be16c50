package import Diagnostics

/// Which replications of a study one of several machines runs: those whose number, from 0, leaves
/// the index when divided by the count.
package struct StudyShard: Sendable, Hashable {
  /// From 0.
  package let index: Int
  package let count: Int

  /// More parts than these are refused.
  package static let most = 100_000
  /// Where a task of an array finds its number: Slurm's, then Kubernetes' Indexed Jobs'.
  package static let variables = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"]

  /// - Precondition: the index is one of the count.
  package init(index: Int, count: Int) {
    precondition(
      count > 0 && (0..<count).contains(index),
      "StudyShard.index must be below the count (was \(index) of \(count))")
    self.index = index
    self.count = count
  }

  /// Reads `I/N`, or `env/N` with the number in a variable that the task's scheduler sets.
  /// - Throws: `PartProblem` that says what is wrong with it.
  package init(_ text: String, environment: [String: String]) throws(PartProblem) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Self.number(parts[1]), (1...Self.most).contains(count)
    else {
      throw PartProblem(
        Wording(
          zh: "“\(text.prefix(40))”不是份号，应如 0/8、7/8、env/8",
          en: "\"\(text.prefix(40))\" is no part such as 0/8, 7/8 or env/8"))
    }
    var word = String(parts[0])
    if word == "env" {
      guard let variable = Self.variables.first(where: { environment[$0] != nil }) else {
        throw PartProblem(
          Wording(
            zh: "没有设置 \(Self.variables.joined(separator: " nor "))，env/\(count) 不知道是哪一份",
            en:
              "neither \(Self.variables.joined(separator: " nor ")) is set, so env/\(count) is no part"
          ))
      }
      word = environment[variable] ?? ""
    }
    guard let index = Self.number(word[...]) else {
      throw PartProblem(
        Wording(zh: "“\(word.prefix(40))”不是份号", en: "\"\(word.prefix(40))\" is no number of a part")
      )
    }
    guard index < count else {
      throw PartProblem(
        Wording(
          zh: "第 \(index) 份不在 0…\(count - 1) 之内", en: "part \(index) is not one of 0…\(count - 1)"))
    }
    self.init(index: index, count: count)
  }

  private static func number(_ text: Substring) -> Int? {
    !text.isEmpty && text.utf8.count < 10 && text.utf8.allSatisfy { (48...57).contains($0) }
      ? Int(text) : nil
  }

  /// How many of a number of replications are its own.
  package func share(of replications: Int) -> Int {
    replications > index ? (replications - index - 1) / count + 1 : 0
  }
}

/// Why a part of a study can't be made or used, in words.
package struct PartProblem: Error, Hashable, Worded {
  package let wording: Wording

  package init(_ wording: Wording) { self.wording = wording }
}
