internal import Diagnostics

extension CallMachine {
  // MARK: Deadlines

  /// Lets a deadline that has come take effect.
  mutating func reachDeadline() {
    do throws(Fault) {
      switch phase {
      case .saying(let next): run(by: .next, to: next)
      case .partingWords: end(handedOver ?? .completed)
      case .asking(let asking):
        if let next = try answerTimedOut(asking) { run(from: next) }
      case .calling:
        actions.append(.cancelService)
        try serviceFailed(Fault("the service took too long"))
      case .queued(let queued): try queueDeadline(queued)
      case .announcingRecording: startRecording()
      case .recording(let reference, _): recorded(reference)
      case .incoming, .talking, .over: break
      }
    } catch {
      fail(error)
    }
  }

  // MARK: Services

  mutating func call(_ service: ServiceCall) throws(Fault) {
    var inputs: [String: Value] = [:]
    for input in service.inputs { inputs[input.name] = try input.value.evaluate(in: scope) }
    actions.append(
      .callService(
        ServiceRequest(
          service: service.service, inputs: inputs, callID: scope.call.id,
          callingNumber: callingNumber, at: scope.now)))
    phase = .calling(until: scope.elapsed + service.timeout)
  }

  mutating func serviceReturned(_ reply: ServiceReply) {
    guard case .calling = phase, case .service(let service) = runningKind else { return }
    do throws(Fault) {
      switch reply {
      case .fault: try serviceFailed(Fault("the service \(service.service) failed"))
      case .outcome(let outcome, let value):
        if let into = service.into { scope.variables[into.slot] = value }
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
    actions.append(
      .registerCallback(CallbackOrder(skill: request.skill, number: number, at: at)))
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
    handedOver = .voicemail(skill: voicemail.skill)
    phase = .recording(reference: reference, until: scope.elapsed + voicemail.maxLasts)
  }

  mutating func recorded(_ reference: String) {
    guard case .recording = phase, case .voicemail(let voicemail) = runningKind else { return }
    actions.append(.stopRecording)
    scope.variables[voicemail.into.slot] = .text(reference)
    run(by: .next, to: voicemail.next)
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
