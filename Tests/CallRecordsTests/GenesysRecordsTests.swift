import CallRecords
import Testing

/// Conversations as "Conversation detail" of Genesys Cloud's analytics API describes them
/// (developer.genesys.cloud/analyticsdatamanagement/analytics/detail); contents are invented, the answers worked
/// out by hand.
@Suite struct GenesysRecordsTests {
  private static func moment(_ text: String) -> String { "\"2026-04-20T09:\(text).000Z\"" }

  private static func segment(
    _ type: String, _ from: String, _ to: String, queue: String? = nil, end: String? = nil
  ) -> String {
    let more =
      (queue.map { ", \"queueId\": \"\($0)\"" } ?? "")
      + (end.map { ", \"disconnectType\": \"\($0)\"" } ?? "")
    return
      "{ \"segmentStart\": \(moment(from)), \"segmentEnd\": \(moment(to)), \"segmentType\": \"\(type)\", \"conference\": false\(more) }"
  }

  private static func participant(
    _ purpose: String, user: String? = nil, media: String = "voice", metrics: [String] = [],
    _ segments: String...
  ) -> String {
    let who = user.map { "\"userId\": \"\($0)\", " } ?? ""
    let told = metrics.map {
      "{ \"emitDate\": \(moment("59:00")), \"name\": \"\($0)\", \"value\": 1 }"
    }
    return """
      { "participantId": "p", \(who)"purpose": "\(purpose)", "sessions": [{ "mediaType": "\(media)", \
      "ani": "tel:x", "direction": "inbound", "metrics": [\(told.joined(separator: ", "))], \
      "segments": [\(segments.joined(separator: ", "))] }] }
      """
  }

  private static func conversation(
    _ id: String, _ from: String, _ to: String?, direction: String = "inbound",
    _ participants: String...
  ) -> String {
    let end = to.map { "\"conversationEnd\": \(moment($0)), " } ?? ""
    return """
      { "conversationId": "\(id)", "conversationStart": \(moment(from)), \(end)\
      "originatingDirection": "\(direction)", "divisionIds": [], \
      "participants": [\(participants.joined(separator: ", "))] }
      """
  }

  private static let conversations = [
    // Menu 15 s, queue 45 s with five of ringing, talk 120 s of which 20 on hold, wrap-up 30 s.
    conversation(
      "g1", "00:00", "03:30",
      participant("customer", segment("interact", "00:00", "03:00", end: "peer")),
      participant("ivr", segment("ivr", "00:00", "00:15", end: "transfer")),
      participant(
        "acd", metrics: ["nOffered", "tAcd"],
        segment("interact", "00:15", "01:00", queue: "sales", end: "transfer")),
      participant(
        "agent", user: "u1", metrics: ["tAnswered", "tTalk", "tHeld", "tAcw", "tHandle"],
        segment("alert", "00:55", "01:00", queue: "sales"),
        segment("interact", "01:00", "02:00", queue: "sales"), segment("hold", "02:00", "02:20"),
        segment("interact", "02:20", "03:00", end: "client"), segment("wrapup", "03:00", "03:30"))),
    conversation(
      "g2", "04:00", "05:00", participant("customer", segment("interact", "04:00", "05:00")),
      participant(
        "acd", metrics: ["nOffered", "tAbandon"],
        segment("interact", "04:20", "05:00", queue: "sales", end: "peer"))),
    // An agent who didn't answer, then one who did.
    conversation(
      "g3", "06:00", "08:00",
      participant("acd", segment("interact", "06:00", "06:40", queue: "sales", end: "transfer")),
      participant("agent", user: "u1", segment("alert", "06:10", "06:25", end: "noAnswerTransfer")),
      participant(
        "agent", user: "u2", segment("alert", "06:35", "06:40"),
        segment("interact", "06:40", "08:00"))),
    // From queue to queue while it waited.
    conversation(
      "g4", "09:00", "12:00",
      participant(
        "acd", metrics: ["tFlowOut"],
        segment("interact", "09:00", "10:00", queue: "sales", end: "transfer")),
      participant("acd", segment("interact", "10:00", "10:30", queue: "help", end: "transfer")),
      participant("agent", user: "u3", segment("interact", "10:30", "12:00"))),
    // An agent transfers it to another queue, where nobody comes.
    conversation(
      "g5", "13:00", "16:00", participant("customer", segment("interact", "13:00", "16:00")),
      participant("acd", segment("interact", "13:00", "13:10", queue: "sales", end: "transfer")),
      participant(
        "agent", user: "u1", segment("interact", "13:10", "15:00", end: "transfer"),
        segment("wrapup", "15:00", "15:05")),
      participant(
        "acd", metrics: ["tAbandon"],
        segment("interact", "15:00", "16:00", queue: "help", end: "peer"))),
    // Asked to be called back after 30 s, and was.
    conversation(
      "g6", "17:00", "25:00",
      participant(
        "acd", metrics: ["tFlowOut"],
        segment("interact", "17:00", "17:30", queue: "sales", end: "transfer")),
      participant(
        "acd", media: "callback", segment("interact", "17:31", "22:00", queue: "sales")),
      participant("agent", user: "u1", segment("interact", "22:10", "24:00"))),
    // Out of the queue to a voice mailbox.
    conversation(
      "g7", "26:00", "28:00",
      participant(
        "acd", metrics: ["tFlowOut"], segment("interact", "26:00", "27:00", queue: "help")),
      participant("voicemail", segment("voicemail", "27:00", "28:00"))),
    conversation(
      "g8", "29:00", "29:20", participant("customer", segment("interact", "29:00", "29:20")),
      participant("ivr", segment("ivr", "29:00", "29:20"))),
    conversation(
      "g9", "30:00", "31:00",
      participant("acd", media: "chat", segment("interact", "30:00", "31:00"))),
    conversation(
      "g10", "32:00", "33:00", direction: "outbound",
      participant("agent", user: "u1", segment("interact", "32:05", "33:00"))),
    conversation(
      "g11", "34:00", nil, participant("acd", segment("interact", "34:00", "34:30", queue: "help"))),
  ]

  private static let expected = [
    "09:00:00 sales answered 15 45 120 30 by 0",
    "09:04:00 sales abandoned 20 40 0 –",
    "09:06:00 sales answered 0 40 80 – by 1",
    "09:09:00 help answered 0 90 90 – by 2",
    "09:13:00 sales answered 0 10 110 5 by 0",
    "09:15:00 help abandoned 0 60 0 –",
    "09:17:00 sales callback 0 30 0 –",
    "09:29:00 menu hungUp 0 0 0 –",
  ]

  private static let setAside = [
    "left the queue for another way": 1, "no voice call": 1, "not called by a customer": 1,
    "still going on": 1,
  ]

  @Test func `eleven conversations tell what became of each`() throws {
    let told = try ToldCalls(
      "{ \"conversations\": [\(Self.conversations.joined(separator: ",\n"))], \"totalHits\": 11 }",
      format: .genesys)
    #expect(told.lines == Self.expected)
    #expect(told.setAside == Self.setAside)
    // Talks of 120, 80 and 110 s.
    #expect(told.figures["sales"] == [5, 5, 1, 103])
    #expect(told.figures["help"] == [2, 2, 1, 90])
  }

  @Test
  func
    `a page that was asked for twice counts once, and a call that was still going on then counts`()
    throws
  {
    let over = Self.conversation(
      "g11", "34:00", "35:00",
      Self.participant("acd", Self.segment("interact", "34:00", "34:30", queue: "help")),
      Self.participant("agent", user: "u3", Self.segment("interact", "34:30", "35:00")))
    let page = Self.conversations.joined(separator: "\n")
    let told = try ToldCalls(page, page + "\n" + over)
    #expect(told.lines == Self.expected + ["09:34:00 help answered 0 30 30 – by 2"])
    #expect(told.setAside["the same call again"] == 8)
  }
}
