internal import Diagnostics

extension PopulationReader {
  func behaviour(_ value: LocatedValue, path: String) -> CallerBehaviour {
    var behaviour = CallerBehaviour()
    guard let object = reader.object(value, path: path) else { return behaviour }
    _ = object.text("note")
    behaviour.habits = habits(object)
    behaviour.words = texts(object, "words")
    behaviour.messageSeconds = seconds(object, "message")
    if let impatient = object.object("impatient") {
      behaviour.impatientShare = impatient.required("share").flatMap {
        reader.number($0, path: impatient.path(of: "share"), in: 0...1)
      }
      behaviour.impatientHabits = habits(impatient)
      impatient.finish()
    }
    behaviour.nodes = nodes(object)
    object.finish()
    return behaviour
  }

  private func habits(_ object: ObjectReader) -> CallerBehaviour.Habits {
    var habits = CallerBehaviour.Habits()
    habits.speaks = object.number("speaks", in: 0...1)
    habits.silent = object.number("silent", in: 0...1)
    habits.wrong = object.number("wrong", in: 0...1)
    habits.mistaken = object.number("mistaken", in: 0...1)
    habits.bargeIn = object.number("bargeIn", in: 0...1)
    habits.reactionSeconds = seconds(object, "reaction")
    if let hangUp = object.object("hangUp") {
      habits.hangUpPerSecond = hangUp.number("perSecond", in: 0...1)
      habits.hangUpPerPrompt = hangUp.number("perPrompt", in: 0...1)
      hangUp.finish()
    }
    if let silent = habits.silent, let wrong = habits.wrong, silent + wrong > 1 {
      reader.error(
        "out-of-range", at: object.keyOffset("wrong"),
        Wording(zh: "silent 与 wrong 之和大于 1", en: "silent and wrong together are more than 1").at(
          object.path(of: "wrong")))
    }
    return habits
  }

  private func seconds(_ object: ObjectReader, _ key: String) -> Double? {
    guard let value = object.optional(key),
      let duration = reader.duration(value, path: object.path(of: key))
    else { return nil }
    guard duration <= .seconds(3_600) else {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "最多 1h", en: "must be at most 1h").at(object.path(of: key)))
      return nil
    }
    return duration.inSeconds
  }

  // MARK: At some nodes

  func nodes(_ object: ObjectReader) -> [String: CallerBehaviour.AtNode] {
    guard let value = object.optional("nodes") else { return [:] }
    var result: [String: CallerBehaviour.AtNode] = [:]
    for member in reader.members(value, path: object.path(of: "nodes")) {
      let path = object.path(of: "node \"\(member.key.prefix(80))\"")
      guard let node = reader.object(member.value, path: path) else { continue }
      var behaviour = CallerBehaviour.AtNode(offset: member.keyOffset)
      _ = node.text("note")
      behaviour.habits = habits(node)
      behaviour.chooses = shares(node, "chooses")
      behaviour.enters = shares(node, "enters")
      for entry in behaviour.enters where !Self.isDigits(entry.what) {
        reader.error(
          "bad-digits", at: entry.offset,
          Wording(zh: "每个占比应为 1 至 64 位数字", en: "expected 1 to 64 digits for each share").at(
            node.path(of: "enters")))
      }
      behaviour.hangsUp = node.number("hangsUp", in: 0...1)
      behaviour.isServed = node.boolean("served")
      node.finish()
      result[member.key] = behaviour
    }
    return result
  }

  private func shares(_ object: ObjectReader, _ key: String) -> [CallerBehaviour.Share] {
    guard let value = object.optional(key) else { return [] }
    let path = object.path(of: key)
    var sum = 0.0
    let shares = reader.members(value, path: path).compactMap { member in
      reader.number(member.value, path: "\(path): \(member.key.prefix(40))", in: 0...1).map {
        CallerBehaviour.Share(what: member.key, share: $0, offset: member.keyOffset)
      }
    }
    for share in shares { sum += share.share }
    if sum > 1 + 1e-9 {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "占比之和大于 1", en: "the shares add up to more than 1").at(path))
    }
    return shares
  }
}
