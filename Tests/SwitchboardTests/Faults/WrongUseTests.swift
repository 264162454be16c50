import Foundation
import Testing

/// Commands of the live queue that can't be, each told in one line with status 2.
@Suite(.serialized) struct `A live command that can't be` {
  private let board: SwitchboardProcess

  init() throws { board = try SwitchboardProcess() }

  private func refusal(_ words: [String]) throws -> String {
    let process = try HotlineProcess(words, name: "refused-\(UUID())", folder: board.folder)
    #expect(try process.waitForEnd() == 2)
    return process.text
  }

  @Test(arguments: [
    (
      ["switchboard", "close", "rechrage"],
      "there is no queue \"rechrage\" (did you mean \"recharge\"?)"
    ),
    (
      ["switchboard", "open", "nowhere"],
      "there is no queue \"nowhere\"; there are: recharge, technical"
    ),
    (
      ["switchboard", "assign", "x y\u{1B}[2J", "a1"],
      "this is no id, which has letters, digits and"
    ),
    (["switchboard", "close", ""], "there is no queue \"\"; there are: recharge, technical"),
    (
      ["switchboard", "add-pool", "fornt", "technical"], "there is no pool \"fornt\" (did you mean"
    ),
    (["switchboard", "add-pool", "front", "nowhere"], "there is no queue \"nowhere\""),
    (["switchboard", "add-pool", "front", "technical", "--after", "soon"], "--after"),
    (["agent", "--id", "a1", "--pool", "exprets"], "there is no pool \"exprets\" (did you mean"),
    (["switchboard", "announce"], "TEXT is missing"),
    (["switchboard", "fly"], "unknown command 'fly'"),
    (["switchboard"], "another switchboard owns this queue already"),
  ])
  func `names what is wrong while a switchboard runs, which goes on`(
    words: [String], text: String
  ) throws {
    try board.startAndWait()
    let scenario = words == ["switchboard"] ? ["--scenario", "small.json5"] : []
    let said = try refusal(words + scenario + ["--db", board.database])
    #expect(said.contains(text))
    #expect(try board.hotline("board", "queue", "--once").waitForEnd() == 0)
  }

  @Test
  func `whoever owns the database announces, closes and opens as the supervisor that is named`()
    throws
  {
    try board.takeIn("agents", #"{"id": "boss", "name": "甲", "level": "supervisor"}"# + "\n")
    try board.startAndWait()
    for (index, words) in [
      ["announce", "soon"], ["close", "recharge"], ["open", "recharge"],
      ["add-pool", "front", "technical"],
    ].enumerated() {
      let act = try HotlineProcess(
        ["switchboard"] + words + ["--agent", "boss", "--db", board.database],
        name: "act\(index)", folder: board.folder)
      #expect(try act.waitForEnd() == 0, "\(words): \(act.text)")
    }
    let list = try board.hotline("audit", "audit", "list", "--language", "en")
    #expect(try list.waitForEnd() == 0)
    #expect(list.text.split(separator: "\n").count { $0.contains("owner for boss") } == 4)
  }

  /// `a1` is on, `b2` of the house's list is not.
  @Test(arguments: [
    ("a11", "there is no agent \"a11\" (did you mean \"a1\"?); logged on: a1"),
    ("b2", "agent \"b2\" is not logged on; logged on: a1"),
  ])
  func `names an agent who isn't there, or is at no desk`(agent: String, text: String) throws {
    try board.takeIn(
      "agents",
      #"{"id": "a1", "name": "甲", "level": "front-line"}"# + "\n"
        + #"{"id": "b2", "name": "乙", "level": "front-line"}"#)
    try board.startAndWait()
    #expect(
      try refusal(["switchboard", "ready", "b2", "--db", board.database])
        .contains("agent \"b2\" is not logged on; nobody is logged on"))
    let desk = try board.hotline("a", "agent", "--id", "a1", "--pool", "front")
    try desk.wait(for: "a1 is on")
    for order in ["break", "ready", "send-home"] {
      #expect(
        try refusal(["switchboard", order, agent, "--db", board.database]).contains(text))
    }
    #expect(
      try refusal(["switchboard", "assign", "c1", agent, "--db", board.database]).contains(text))
  }

  @Test(arguments: [
    ["call", "line", "--live"], ["agent", "--id", "a1"], ["queue", "--once"],
    ["switchboard", "announce", "x"],
  ])
  func `says that no switchboard is running`(words: [String]) throws {
    try board.add(
      flow: "line",
      #"{ flow: "line", title: "line", start: "bye", nodes: { bye: { type: "hangup" } } }"#)
    let said = try refusal(words + ["--db", board.database])
    #expect(said.contains("no switchboard is running here; start one with `hotline switchboard`"))
  }

  @Test(arguments: [
    (["--scenario", "small.json5", "--db", "none.db"], "there is no database here"),
    (["--scenario", "nope.json5", "--db", "h.db"], "nope.json5: error: the file can't be read"),
    (["--scenario", "small.json5", "--db", "h.db", "--ring", "soon"], "--ring"),
  ])
  func `starts nothing, and leaves nothing behind`(words: [String], text: String) throws {
    #expect(try refusal(["switchboard"] + words).contains(text))
    let left = try FileManager.default.contentsOfDirectory(atPath: board.folder)
    #expect(!left.contains { $0.contains("switchboard") })
  }

  @Test func `is another switchboard for the same database under another name`() throws {
    try board.startAndWait()
    let link = board.folder + "/link.db"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: board.database)
    #expect(
      try refusal(["switchboard", "--scenario", "small.json5", "--db", link])
        .contains("another switchboard owns this queue already"))
    // What is asked under that name comes to the one that runs.
    let asked = try HotlineProcess(
      ["queue", "--once", "--db", link], name: "asked", folder: board.folder)
    #expect(try asked.waitForEnd() == 0)
    #expect(!FileManager.default.fileExists(atPath: link + ".switchboard.lock"))
  }

  @Test func `is anything for a database with two names, which is left as it is`() throws {
    let other = board.folder + "/other.db"
    try FileManager.default.linkItem(atPath: board.database, toPath: other)
    try FileManager.default.copyItem(atPath: board.database + ".key", toPath: other + ".key")
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    for words in [
      ["switchboard", "--scenario", "small.json5"], ["pop", "13800138000"], ["case", "list"],
      ["db", "check"], ["db", "backup", "b.db"], ["audit", "verify"],
    ] {
      for name in [board.database, other] {
        #expect(try refusal(words + ["--db", name]).contains("has 2 names (hard links)"))
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: board.folder)
    #expect(!left.contains { $0.contains("switchboard.") || $0.hasPrefix("b.db") })
    try FileManager.default.removeItem(atPath: other)
    try board.startAndWait()
  }

  @Test func `is another switchboard for a database that was moved under one that runs`() throws {
    try board.startAndWait()
    let moved = board.folder + "/moved.db"
    try FileManager.default.moveItem(atPath: board.database, toPath: moved)
    try FileManager.default.copyItem(atPath: board.database + ".key", toPath: moved + ".key")
    #expect(
      try refusal(["switchboard", "--scenario", "small.json5", "--db", moved])
        .contains("another switchboard owns this queue already"))
    #expect(!FileManager.default.fileExists(atPath: moved + ".switchboard"))
  }

  @Test func `has a folder whose path is too long for a socket`() throws {
    let deep = "/" + String(repeating: "d", count: 100)
    try FileManager.default.createDirectory(
      atPath: board.folder + deep, withIntermediateDirectories: true)
    for file in ["h.db", "h.db.key"] {
      try FileManager.default.copyItem(
        atPath: board.folder + "/" + file, toPath: board.folder + deep + "/" + file)
    }
    let database = ["--db", board.folder + deep + "/h.db"]
    #expect(
      try refusal(["switchboard", "--scenario", "small.json5"] + database)
        .contains("a socket's path may have 107 bytes at most"))
    #expect(try refusal(["queue", "--once"] + database).contains("no switchboard is running here"))
    // Whoever works on the file needs no socket.
    let listed = try HotlineProcess(
      ["case", "list"] + database, name: "listed", folder: board.folder)
    #expect(try listed.waitForEnd() == 0)
  }
}
