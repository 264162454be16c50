internal import Diagnostics

extension FixtureRun {
  /// Compares what came of the call with what the fixture expects.
  mutating func check() {
    let expect = fixture.expect
    checkOutcome(expect)
    checkPath(expect)
    let secrets = session.machine.secretVariables
    for expected in expect.variables {
      let found = session.machine.variables[expected.name.name] ?? .null
      guard !found.has(expected.value) else { continue }
      let isSecret = secrets.contains(expected.name.name)
      fail(
        Wording(zh: "变量 \(expected.name.name)", en: "variable \(expected.name.name)"),
        isSecret ? Self.secret : Wording(expected.value.json.compact),
        isSecret
          ? Wording(zh: "另一个", en: "another one") : Wording(found.json.compact),
        expected.name.offset)
    }
    let prompts = session.heard(since: .zero)
    for text in expect.heard where !text.fits(prompts) {
      fail(
        Wording("heard"), text.wording,
        Wording(
          zh: "\(prompts.count) 句提示中都没有", en: "it in none of \(prompts.count) prompts"))
    }
    for text in expect.notHeard where text.fits(prompts) {
      let found = prompts.first { text.fits([$0]) }.map { Wording($0) }
      fail(Wording("notHeard"), text.absence, found ?? Wording(zh: "听到了", en: "it"))
    }
    checkServices(expect)
    if let limit = expect.within, settledAt > limit {
      fail(
        Wording("within"), Wording(DurationNotation.format(limit)),
        Wording(DurationNotation.format(settledAt)))
    }
  }

  private mutating func fail(
    _ subject: Wording, _ expected: Wording, _ found: Wording, _ offset: Int? = nil
  ) {
    fail(FixtureFailure(subject, expected: expected, found: found, offset: offset))
  }

  // MARK: How the call ended

  private mutating func checkOutcome(_ expect: Expectations) {
    let outcome = session.outcome
    let found = outcome?.wording ?? Self.none
    if let expected = expect.outcome, expected.rawValue != outcome?.name {
      fail(Wording("outcome"), Wording(expected.rawValue), found)
    }
    if let expected = expect.reason {
      if case .failed(let reason) = outcome, reason.contains(expected) {
      } else {
        fail(Wording("reason"), Wording("\"\(expected)\""), found)
      }
    }
    if let expected = expect.skill {
      switch outcome {
      case .queued(expected, _), .callback(expected), .voicemail(expected): break
      case .queued, .callback, .voicemail, .completed, .hungUp, .transferred, .failed, nil:
        fail(Wording("skill"), Wording(expected), found)
      }
    }
    if let expected = expect.priority {
      if case .queued(_, expected) = outcome {
      } else {
        fail(Wording("priority"), Wording(String(expected)), found)
      }
    }
  }

  /// A value that was entered in secret.
  private static var secret: Wording { Wording(SecretText.shown) }

  private static var none: Wording { Wording(zh: "无", en: "none") }

  /// Where the call was given over as its outcome tells, if it was.
  private var handover: CallRecord.Handover? {
    session.record.handover(for: session.outcome)
  }

  /// From the beginning of the call until its outcome was settled.
  private var settledAt: Duration { handover?.at ?? session.now }

  // MARK: Its way

  private mutating func checkPath(_ expect: Expectations) {
    let path = session.record.path
    if let node = expect.node {
      let ends = [handover?.place, path.last].compactMap(\.self)
      if !ends.contains(where: { $0.isNamed(node.name) }) {
        fail(
          Wording("node"), Wording(node.name), ends.first.map { Wording($0.pathName) } ?? Self.none,
          node.offset)
      }
    }
    if let expected = expect.path {
      let found = path.map(\.pathName)
      let names = expected.map(\.name)
      if found != names {
        let common = zip(found, names).prefix { $0 == $1 }.count
        func place(_ list: [String]) -> Wording {
          common < list.count
            ? Wording("\"\(list[common])\"") : Wording(zh: "到此为止", en: "its end")
        }
        let wanted = place(names)
        fail(
          Wording("path"),
          Wording(
            zh: "第 \(common + 1) 个节点 \(wanted.zh)",
            en: "\(wanted.en) at position \(common + 1)"),
          place(found), common < expected.count ? expected[common].offset : nil)
      }
    }
    for node in expect.visits where !path.contains(where: { $0.isNamed(node.name) }) {
      fail(
        Wording("visits"), Wording(node.name),
        Wording(zh: "从未到过", en: "a call that never comes there"),
        node.offset)
    }
    for node in expect.avoids where path.contains(where: { $0.isNamed(node.name) }) {
      let position = position(of: node.name)
      fail(
        Wording("avoids"), Wording(zh: "不经过 \(node.name)", en: "not \(node.name)"),
        Wording(zh: "第 \(position) 个节点就是它", en: "it at position \(position)"), node.offset)
    }
  }

  private func position(of name: String) -> Int {
    (session.record.path.firstIndex { $0.isNamed(name) } ?? 0) + 1
  }

  // MARK: Its services

  private mutating func checkServices(_ expect: Expectations) {
    for (service, count, of) in session.surroundings.answersLeft {
      fail(
        Wording(zh: "服务 \(service)", en: "service \(service)"),
        Wording(zh: "用完全部 \(of) 个应答", en: "all \(of) answers to be used"),
        Wording(zh: "只用了 \(of - count) 个", en: "\(of - count) used"))
    }
    var rest = session.record.services[...]
    for expected in expect.services {
      let index = rest.firstIndex { call in
        call.request.service == expected.call
          && Value.record(call.request.inputs).has(.record(expected.with))
          && (expected.outcome == nil || expected.outcome == call.reply?.outcome)
      }
      if let index {
        rest = rest[(index + 1)...]
      } else {
        let asked = rest.filter { $0.request.service == expected.call }.map(\.request)
        let found = asked.map { $0.shownInputs.json.compact }
        var wanted = expected.with.mapValues(\.masked)
        for input in asked.flatMap(\.secrets) where wanted[input] != nil {
          wanted[input] = .text(SecretText.shown)
        }
        fail(
          Wording("services"), Wording("\(expected.call) \(Value.record(wanted).json.compact)"),
          found.isEmpty
            ? Wording(zh: "没有调用过", en: "no call of it") : Wording(found.joined(separator: ", ")))
      }
    }
  }
}

extension NodePlace {
  /// Whether a fixture means this node by a name: `node` in the first flow, `flow/node` in any.
  func isNamed(_ name: String) -> Bool { pathName == name || "\(flow)/\(node)" == name }
}

extension ServiceReply {
  fileprivate var outcome: String? {
    if case .outcome(let outcome, _) = self { outcome } else { nil }
  }
}
