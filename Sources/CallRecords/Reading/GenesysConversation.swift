/// What happened in a conversation of Genesys Cloud: visits to queues, and agents' talks.
///
/// A participant of purpose `acd` is a queue (`queueId` of its segments) from the first segment's start to
/// the last one's end, those of purpose `agent` or `user` talk in segments of type `interact` and `hold`
/// and wrap up in `wrapup`. Of the queue's session, the metric `tAbandon` says that the customer hung up,
/// `tFlowOut` that the flow took the call elsewhere ("Metrics",
/// developer.genesys.cloud/analyticsdatamanagement/analytics/metrics); media type `callback` is a
/// call back that was asked for.
struct GenesysConversation {
  private struct Visit {
    var from: Double
    var to: Double
    var queue: String
    var wasAbandoned: Bool
    var flowedOut: Bool
  }

  private struct Talk {
    var from: Double
    var to: Double
    var agent: String
    var wrapUp: Double?
  }

  private let at: Double
  private var caller = ""
  private(set) var isVoice = false
  private var visits: [Visit] = []
  private var talks: [Talk] = []
  /// When a call back was asked for.
  private var calledBack = Double.infinity
  private var hasVoicemail = false

  init(_ record: JSONRecord, at: Double) {
    self.at = at
    for participant in record.elements("participants") {
      let purpose = participant.text("purpose") ?? ""
      for session in participant.elements("sessions") { take(session, of: participant, purpose) }
    }
    visits.sort { $0.from < $1.from }
    talks.sort { $0.from < $1.from }
  }

  private mutating func take(
    _ session: JSONRecord, of participant: JSONRecord, _ purpose: String
  ) {
    let segments = session.elements("segments").compactMap { segment -> Segment? in
      guard let from = segment.epoch("segmentStart") else { return nil }
      return Segment(
        from: from, to: segment.epoch("segmentEnd") ?? from,
        type: segment.text("segmentType") ?? "", queue: segment.text("queueId") ?? "")
    }
    let start = segments.map(\.from).min()
    switch session.text("mediaType") {
    case "voice": isVoice = true
    case "callback":
      calledBack = min(calledBack, start ?? .infinity)
      return
    default: break
    }
    switch purpose {
    case "customer", "external":
      if caller.isEmpty { caller = session.text("ani") ?? "" }
    case "voicemail": hasVoicemail = true
    case "acd":
      guard let start else { return }
      let metrics = session.elements("metrics").compactMap { $0.text("name") }
      visits.append(
        Visit(
          from: start, to: segments.map(\.to).max() ?? start,
          queue: segments.first { !$0.queue.isEmpty }?.queue ?? "",
          wasAbandoned: metrics.contains("tAbandon") || metrics.contains("tShortAbandon"),
          flowedOut: metrics.contains("tFlowOut")))
    case "agent", "user":
      let talk = segments.filter { $0.type == "interact" || $0.type == "hold" }
      guard let began = talk.map(\.from).min(), let ended = talk.map(\.to).max() else { return }
      let after = segments.filter { $0.type == "wrapup" }
      talks.append(
        Talk(
          from: began, to: ended,
          agent: participant.text("userId") ?? participant.text("participantId") ?? "",
          wrapUp: after.isEmpty ? nil : after.reduce(0) { $0 + $1.to - $1.from }))
    default: break
    }
  }

  private struct Segment {
    var from: Double
    var to: Double
    var type: String
    var queue: String
  }

  /// The calls that queues had: one, or another each time that an agent transferred it to a queue.
  /// - Returns: the calls, none if the flow took it out of its queue for good, and how often it went
  ///   from queue to queue unanswered.
  func calls() -> (calls: [FoundCall], moves: Int) {
    var calls: [FoundCall] = []
    var moves = 0
    var moving: FoundCall?
    let before = visits.filter { $0.from < calledBack }
    for (place, visit) in before.enumerated() {
      let next = place + 1 < before.count ? before[place + 1].from : calledBack
      var call = moving ?? FoundCall(at: place == 0 ? at : visit.from)
      moving = nil
      // Whom an agent transfers hasn't dialled again.
      if place == 0 { call.caller = caller }
      call.joined = call.joined ?? visit.from
      call.queue = visit.queue
      if let talk = talks.first(where: { $0.from >= visit.from && $0.from < next }) {
        answer(&call, talk)
      } else if !visit.wasAbandoned, place + 1 < before.count {
        moves += visit.queue == before[place + 1].queue ? 0 : 1
        moving = call
        continue
      } else {
        call.left = visit.to
        call.isCallback = !visit.wasAbandoned && calledBack.isFinite
        if !visit.wasAbandoned, !call.isCallback, visit.flowedOut || hasVoicemail { continue }
      }
      calls.append(call)
    }
    if visits.isEmpty {
      var call = FoundCall(at: at)
      call.caller = caller
      if let talk = talks.first { answer(&call, talk) }
      calls = [call]
    }
    return (calls, moves)
  }

  private func answer(_ call: inout FoundCall, _ talk: Talk) {
    call.joined = call.joined ?? talk.from
    call.left = max(talk.from, call.joined ?? talk.from)
    call.talkEnded = talk.to
    call.wrapUp = talk.wrapUp
    call.agent = talk.agent
  }
}
