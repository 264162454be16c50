internal import Diagnostics

extension CallMachine {
  // MARK: Deadlines

  /// Lets a deadline that has come take effect.
  mutating func reachDeadline() {
    if let waitEnds, waitEnds <= scope.elapsed { leaveAside() }
    do throws(Fault) {
      switch phase {
      case .saying(let next): run(by: .next, to: next)
      case .partingWords: end(handedOver ?? farewell)
      case .asking(let asking):
        if let next = try answerTimedOut(asking) { run(from: next) }
      case .calling:
        actions.append(.cancelService)
        try serviceFailed(Fault("the service took too long"))
      case .queued(let queued): try queueDeadline(queued)
      case .announcingRecording: startRecording()
      case .recording(let recording): recorded(recording.reference)
      case .incoming, .talking, .over: break
      }
    } catch {
      fail(error)
    }
  }

  // MARK: Services

  mutating func call(_ service: ServiceCall) throws(Fault) {
    var inputs: [String: Value] = [:]
    var secrets: Set<String> = []
    for input in service.inputs {
      let isSecret = scope.tells(input.value.tree)
      if isSecret { secrets.insert(input.name) }
      // A message is told to somebody, whatever the flow meant by it.
      inputs[input.name] =
        isSecret && service.service == ServiceRequest.message
        ? .text(SecretText.shown) : try input.value.evaluate(in: scope)
    }
    var request = ServiceRequest(
      service: service.service, inputs: inputs, callID: scope.call.id,
      callingNumber: callingNumber, at: scope.now, secrets: secrets)
    request.otherNames = service.otherNames
    if let from = service.nameFrom {
      request.namesInCall = request.names(of: try from.evaluate(in: scope).asText)
    }
    request.usual = service.unanswered.map {
      .outcome($0.outcome(of: scope.call.id, at: place), value: .null)
    }
    actions.append(.callService(request))
    phase = .calling(until: scope.elapsed + service.timeout)
  }

  mutating func serviceReturned(_ reply: ServiceReply) {
    guard case .calling = phase, case .service(let service) = runningKind else { return }
    do throws(Fault) {
      switch reply {
      case .fault: try serviceFailed(Fault("the service \(service.service) failed"))
      case .outcome(let outcome, let value):
        if let into = service.into { store(value, in: into.slot, isSecret: false) }
        for field in service.fields {
          let known: Value? =
            if case .record(let fields) = value { fields[field.name] } else { nil }
          store(known ?? .null, in: field.variable.slot, isSecret: false)
        }
        if outcome == service.transferOutcome { handedOver = .transferred }
        let way = service.outcomes.first { $0.outcome == outcome }
        if let way {
          run(by: .outcome(outcome), to: way.next)
        } else if let next = service.next {
          run(by: .next, to: next)
        } else {
          throw Fault("there is no way for the outcome \"\(outcome.prefix(40))\"")
        }
      }
    } catch {
      fail(error)
    }
  }

  private mutating func serviceFailed(_ fault: Fault) throws(Fault) {
    guard case .service(let service) = runningKind, let failed = service.failed else { throw fault }
    run(by: .failed, to: failed)
  }

  // MARK: Callbacks

  mutating func register(_ request: CallbackRequest) throws(Fault) -> Int? {
    let number = try request.number?.evaluate(in: scope).spoken() ?? callingNumber ?? ""
    guard !number.isEmpty else { throw Fault("there is no number to call back") }
    let at = try request.at?.evaluate(in: scope).spoken()
    if let at, Instant(at) == nil, !at.isEmpty {
      throw Fault("a callback's time must be one such as 2026-11-11T20:05:00+08:00")
    }
    actions.append(
      .registerCallback(
        CallbackOrder(skill: request.skill, number: number, at: at == "" ? nil : at)))
    handedOver = .callback(skill: request.skill)
    if let prompt = request.prompt { try play(prompt, as: .prompt, bargeIn: false) }
    phase = request.next.map { .saying($0) } ?? .partingWords
    return nil
  }

  // MARK: Recordings

  private mutating func startRecording() {
    guard case .voicemail(let voicemail) = runningKind else { return }
    recordings += 1
    let reference = "\(scope.call.id)-message-\(recordings)"
    actions.append(.record(reference: reference, maxLasts: voicemail.maxLasts))
    phase = .recording(
      Recording(reference: reference, until: scope.elapsed + voicemail.maxLasts))
  }

  mutating func callerSpeaks(for length: Duration) {
    inputs += 1
    guard case .recording(var recording) = phase else { return }
    recording.spoken = recording.spoken(by: scope.elapsed)
    recording.speech = (scope.elapsed, length)
    phase = .recording(recording)
  }

  mutating func recorded(_ reference: String) {
    guard case .voicemail(let voicemail) = runningKind, let isKept = stopRecording() else { return }
    if !isKept, let empty = voicemail.empty {
      run(by: .empty, to: empty)
    } else {
      run(by: .next, to: voicemail.next)
    }
  }

  /// Ends a recording; with too little said there is no message.
  /// - Returns: whether there is a message; `nil` if nothing was being recorded.
  private mutating func stopRecording() -> Bool? {
    guard case .recording(let recording) = phase, case .voicemail(let voicemail) = runningKind
    else { return nil }
    let spoken = recording.spoken(by: scope.elapsed)
    let isKept = spoken > .zero && spoken >= voicemail.minLasts
    actions.append(.stopRecording(isKept: isKept))
    if isKept {
      handedOver = .voicemail(skill: voicemail.skill)
      store(.text(recording.reference), in: voicemail.into.slot, isSecret: false)
    }
    return isKept
  }

  /// The caller hangs up; what was said to a recording by then is kept.
  mutating func hungUp() {
    _ = stopRecording()
    end(handedOver ?? .hungUp)
  }

  /// How the call ends when the flow has said its last words.
  private var farewell: CallOutcome {
    if case .hangUp(let hangUp) = runningKind, hangUp.isTransfer {
      .transferred
    } else {
      .completed
    }
  }

  // MARK: The running node

  var runningKind: NodeKind { library.flows[flow].nodes[node].kind }

  /// The number that calls, `nil` if it is withheld.
  var callingNumber: String? {
    guard case .record(let fields) = scope.call.caller, case .text(let number) = fields["number"]
    else { return nil }
    return number
  }
}

extension ServiceCall.Unanswered {
  /// The outcome for a call; what is drawn depends on the call and the place alone.
  func outcome(of call: String, at place: NodePlace) -> String {
    switch self {
    case .outcome(let outcome): return outcome
    case .drawn(let shares):
      // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in "\(call) \(place.flow)/\(place.node)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      // Its low bits spread better than its high ones over short texts.
      var rest = Double(hash % 10_007) / 10_007 * shares.reduce(0) { $0 + $1.share }
      for (outcome, share) in shares {
        rest -= share
        if rest < 0 { return outcome }
      }
      return shares.last?.outcome ?? ""
    }
  }
}
