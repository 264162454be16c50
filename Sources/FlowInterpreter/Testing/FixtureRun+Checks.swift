internal import Diagnostics

extension FixtureRun {
  /// Compares what came of the call with what the fixture expects.
  mutating func check() {
    let expect = fixture.expect
    checkOutcome(expect)
    checkPath(expect)
    for expected in expect.variables {
      let found = machine.variables[expected.name.name] ?? .null
      guard !found.has(expected.value) else { continue }
      fail(
        "variable \(expected.name.name)", expected.value.json.compact, found.json.compact,
        expected.name.offset)
    }
    let prompts = heard(since: .zero)
    for text in expect.heard where !text.fits(prompts) {
      fail("heard", "\(text)", "it in none of \(prompts.count) prompts")
    }
    for text in expect.notHeard where text.fits(prompts) {
      fail("notHeard", "not \(text)", prompts.first { text.fits([$0]) } ?? "it")
    }
    checkServices(expect)
    if let limit = expect.within, settledAt > limit {
      fail("within", DurationNotation.format(limit), DurationNotation.format(settledAt))
    }
  }

  private mutating func fail(
    _ subject: String, _ expected: String, _ found: String, _ offset: Int? = nil
  ) {
    failures.append(
      FixtureFailure(subject, expected: expected, found: found, offset: offset))
  }

  // MARK: How the call ended

  private mutating func checkOutcome(_ expect: Expectations) {
    let found = outcome?.line ?? "none"
    if let expected = expect.outcome, expected.rawValue != outcome?.name {
      fail("outcome", expected.rawValue, found)
    }
    if let expected = expect.reason {
      if case .failed(let reason) = outcome, reason.contains(expected) {
      } else {
        fail("reason", "\"\(expected)\"", found)
      }
    }
    if let expected = expect.skill {
      switch outcome {
      case .queued(expected, _), .callback(expected): break
      default: fail("skill", expected, found)
      }
    }
    if let expected = expect.priority {
      if case .queued(_, expected) = outcome {
      } else {
        fail("priority", String(expected), found)
      }
    }
  }

  /// Where the call was given over as its outcome tells, if it was.
  private var handover: Handover? { handovers.last { $0.outcome == outcome?.name } }

  /// From the beginning of the call until its outcome was settled.
  private var settledAt: Duration { handover?.at ?? now }

  // MARK: Its way

  private mutating func checkPath(_ expect: Expectations) {
    if let node = expect.node {
      let ends = [handover?.place, path.last].compactMap(\.self)
      if !ends.contains(where: { $0.isNamed(node.name) }) {
        fail("node", node.name, ends.first?.pathName ?? "none", node.offset)
      }
    }
    if let expected = expect.path {
      let found = path.map(\.pathName)
      let names = expected.map(\.name)
      if found != names {
        let common = zip(found, names).prefix { $0 == $1 }.count
        func place(_ list: [String]) -> String {
          common < list.count ? "\"\(list[common])\"" : "its end"
        }
        fail(
          "path", "\(place(names)) at position \(common + 1)", place(found),
          common < expected.count ? expected[common].offset : nil)
      }
    }
    for node in expect.visits where !path.contains(where: { $0.isNamed(node.name) }) {
      fail("visits", node.name, "a call that never comes there", node.offset)
    }
    for node in expect.avoids where path.contains(where: { $0.isNamed(node.name) }) {
      fail("avoids", "not \(node.name)", "it at position \(position(of: node.name))", node.offset)
    }
  }

  private func position(of name: String) -> Int {
    (path.firstIndex { $0.isNamed(name) } ?? 0) + 1
  }

  // MARK: Its services

  private mutating func checkServices(_ expect: Expectations) {
    for (service, count, of) in answersLeft {
      fail("service \(service)", "all \(of) answers to be used", "\(of - count) used")
    }
    var rest = services[...]
    for expected in expect.services {
      let index = rest.firstIndex { call in
        call.request.service == expected.call
          && Value.record(call.request.inputs).has(.record(expected.with))
          && (expected.outcome == nil || expected.outcome == call.reply?.outcome)
      }
      if let index {
        rest = rest[(index + 1)...]
      } else {
        let found = rest.filter { $0.request.service == expected.call }
          .map { Value.record($0.request.inputs).masked.json.compact }
        fail(
          "services", "\(expected.call) \(Value.record(expected.with).masked.json.compact)",
          found.isEmpty ? "no call of it" : found.joined(separator: ", "))
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
