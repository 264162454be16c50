import Foundation
import Switchboard
import Testing

/// Where the socket of the switchboard belongs, something else is.
@Suite(.serialized) struct `In the place of the switchboard's socket` {
  private let board: SwitchboardProcess
  private let socket: String

  init() throws {
    board = try SwitchboardProcess()
    socket = board.database + ".switchboard"
    try board.add(
      flow: "line",
      #"{ flow: "line", title: "line", start: "bye", nodes: { bye: { type: "hangup" } } }"#)
  }

  /// What a command says that is refused.
  private func refusal(_ words: [String], language: String = "en") throws -> String {
    let process = try HotlineProcess(
      words + ["--db", board.database, "--language", language], name: "refused-\(UUID())",
      folder: board.folder)
    #expect(try process.waitForEnd() == 2, "\(words)")
    return process.text
  }

  private static let clients = [
    ["pop", "13800138000"], ["case", "list"], ["audit", "list"], ["queue", "--once"],
    ["agent", "--id", "a1"], ["agent"], ["call", "line", "--live"],
    ["switchboard", "announce", "x"], ["desk", "list"], ["plan", "list"],
  ]

  @Test(
    arguments: ForeignListener.Manner.allCases.filter {
      $0 != .isSilent && $0 != .answersUnknownWords
    })
  func `another program is told from a switchboard, and left alone`(
    manner: ForeignListener.Manner
  ) throws {
    let listener = try ForeignListener(at: socket, manner)
    for words in Self.clients {
      let said = try refusal(words)
      #expect(said.contains("what answers here is no switchboard"), "\(words): \(said)")
      #expect(said.split(separator: "\n").count == 1)
    }
    #expect(
      try refusal(["switchboard", "--scenario", "small.json5"])
        .contains("another program listens here; end it first"))
    #expect(try refusal(["queue", "--once"], language: "zh").contains("不是 hotline 的总机"))
    #expect(FileManager.default.fileExists(atPath: socket))
    withExtendedLifetime(listener) {}
  }

  @Test func `a desk of another version is told as that`() throws {
    let listener = try ForeignListener(at: socket, .answersUnknownWords)
    for words in [
      ["pop", "13800138000"], ["case", "list"], ["audit", "list"], ["desk", "list"],
    ] {
      let said = try refusal(words)
      #expect(said.contains("run the same version of both"), "\(words): \(said)")
      #expect(said.split(separator: "\n").count == 1)
    }
    #expect(try refusal(["case", "list"], language: "zh").contains("使用同一版本的程序"))
    withExtendedLifetime(listener) {}
  }

  @Test func `a program that says nothing isn't waited for without end`() throws {
    let listener = try ForeignListener(at: socket, .isSilent)
    #expect(throws: SwitchboardError.silent(path: socket, seconds: 30)) {
      try FrameClient(database: board.database).greet(within: .milliseconds(100))
    }
    withExtendedLifetime(listener) {}
  }

  @Test(arguments: ["file", "folder", "link", "pipe"])
  func `what is no socket is named and left as it is`(kind: String) throws {
    let files = FileManager.default
    switch kind {
    case "file": try "a letter".write(toFile: socket, atomically: true, encoding: .utf8)
    case "folder": try files.createDirectory(atPath: socket, withIntermediateDirectories: false)
    case "link": try files.createSymbolicLink(atPath: socket, withDestinationPath: board.database)
    default: unsafe mkfifo(socket, 0o600)
    }
    let before = try files.attributesOfItem(atPath: socket)[.type] as? FileAttributeType
    for words in Self.clients + [["switchboard", "--scenario", "small.json5"]] {
      let said = try refusal(words)
      #expect(said.contains("but this is something else; move it away"), "\(words): \(said)")
    }
    #expect(try files.attributesOfItem(atPath: socket)[.type] as? FileAttributeType == before)
    if kind == "file" { #expect(try String(contentsOfFile: socket, encoding: .utf8) == "a letter") }
  }

  @Test func `a file that came while it ran outlives the switchboard`() throws {
    try board.startAndWait()
    try FileManager.default.removeItem(atPath: socket)
    try "a letter".write(toFile: socket, atomically: true, encoding: .utf8)
    #expect(board.end(by: SIGTERM) == 0)
    #expect(try String(contentsOfFile: socket, encoding: .utf8) == "a letter")
  }

  @Test func `a socket of a killed process is taken over, and keeps nobody from the file`() throws {
    try ForeignListener.leaveStale(at: socket)
    #expect(try board.hotline("cases", "case", "list").waitForEnd() == 0)
    #expect(try refusal(["queue", "--once"]).contains("no switchboard is running here"))
    try board.startAndWait()
    #expect(try board.hotline("board", "queue", "--once").waitForEnd() == 0)
  }

  @Test(arguments: ["folder", "link"])
  func `a lock that can't be one is told before anything is made`(kind: String) throws {
    let lock = socket + ".lock"
    if kind == "folder" {
      try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: false)
    } else {
      try FileManager.default.createSymbolicLink(
        atPath: lock, withDestinationPath: board.folder + "/small.json5")
    }
    #expect(try refusal(["switchboard", "--scenario", "small.json5"]).contains("opening failed"))
    #expect(!FileManager.default.fileExists(atPath: socket))
  }
}
