import Foundation
import TestOutput

/// Who somebody is at a desk of real accounts.
enum Role: String, CaseIterable {
  /// An account that nobody bound.
  case stranger
  /// `li-na`, of the front line.
  case agent
  /// `zhang-wei`.
  case senior
  /// `huang-bo`.
  case supervisor
  /// The account whose database it is, and that runs the desk.
  case owner

  /// The agent whom the account is bound to.
  var agentID: String? {
    switch self {
    case .stranger, .owner: nil
    case .agent: "li-na"
    case .senior: "zhang-wei"
    case .supervisor: "huang-bo"
    }
  }
}

/// A hotline whose people have Unix accounts of their own, made for it and removed with it.
final class AccountHouse {
  /// Why there can be none here; `nil` if there can.
  static var obstacle: String? {
    if geteuid() != 0 { return "accounts can be made by root alone" }
    for tool in ["useradd", "userdel", "runuser"] where !isThere(tool) { return "no \(tool) here" }
    return nil
  }

  private static func isThere(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/" + tool)
  }

  struct Answer {
    var status: Int32
    var output: String
  }

  struct Failure: Error { var what: String }

  /// Where anybody may go and see, but not look around.
  let folder: String
  /// The owner's folder with database, key and socket.
  let desk: String
  var database: String { desk + "/h.db" }
  /// What was said and kept, for those who look through a kept run: accounts can't write where it is.
  private let kept: TestFolder
  private let tag: String
  private var server: Process?

  init() throws {
    kept = try TestFolder()
    tag = String(UInt32.random(in: 0...999_999))
    folder = "/tmp/hotline-accounts-\(tag)"
    desk = folder + "/desk"
    let files = FileManager.default
    try files.createDirectory(atPath: desk, withIntermediateDirectories: true)
    try files.copyItem(atPath: SwitchboardProcess.program.path, toPath: folder + "/hotline")
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/hotline")
    for path in [folder, desk] {
      try files.setAttributes([.posixPermissions: 0o711], ofItemAtPath: path)
    }
    for role in Role.allCases {
      let made = try Self.run(
        ["/usr/sbin/useradd", "--system", "--no-create-home", account(of: role)], [:])
      guard made.status == 0 else { throw Failure(what: made.output) }
    }
    let given = try Self.run(["/bin/chown", account(of: .owner), desk], [:])
    guard given.status == 0 else { throw Failure(what: given.output) }
  }

  deinit {
    stop()
    if KeptRun.folder != nil {
      for place in ["desk", "srv"] {
        try? FileManager.default.copyItem(
          atPath: folder + "/" + place, toPath: kept.file(place))
      }
    }
    for role in Role.allCases {
      _ = try? Self.run(["/usr/sbin/userdel", account(of: role)], [:])
    }
    for name in ["desk", "lina"] {
      _ = try? Self.run(["/usr/sbin/userdel", guest(name)], [:])
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The name of an account that a script may make, and that is removed with the house.
  func guest(_ name: String) -> String { "hl-\(name)-\(tag)" }

  /// Runs a script as root, which finds the program.
  func script(_ text: String) throws -> Answer {
    try keep(
      try Self.run(
        ["/bin/sh", "-c", "cd \(folder) && \(text)"],
        ["LANG": "en_US.UTF-8", "PATH": "\(folder):/usr/sbin:/usr/bin:/bin"]),
      inClear: text.contains("--reveal"))
  }

  func account(of role: Role) -> String { "hl-\(role.rawValue.prefix(6))-\(tag)" }

  /// Puts a file where everybody can read it.
  func give(_ text: String, as name: String) throws -> String {
    let path = folder + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    return path
  }

  /// Runs the program from somebody's account, with nothing typed.
  @discardableResult
  func hotline(as role: Role, _ words: [String]) throws -> Answer {
    try shell(as: role, ["\(folder)/hotline"] + words)
  }

  /// Runs any program from somebody's account.
  func shell(as role: Role, _ words: [String]) throws -> Answer {
    try keep(
      try Self.run(
        ["/usr/sbin/runuser", "-u", account(of: role), "--"] + words,
        ["LANG": "en_US.UTF-8", "HOTLINE_DB": database, "PATH": "/usr/bin:/bin"]),
      inClear: words.contains("--reveal"))
  }

  /// Leaves an answer for those who look through a kept run.
  private func keep(_ answer: Answer, inClear: Bool) throws -> Answer {
    guard KeptRun.folder != nil else { return answer }
    let name = (inClear ? KeptRun.clearPrefix : "") + "answer-\(UInt64.random(in: 0...UInt64.max))"
    try answer.output.write(toFile: kept.file(name), atomically: true, encoding: .utf8)
    return answer
  }

  private static func run(_ words: [String], _ environment: [String: String]) throws -> Answer {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self))
  }

  /// Whether there is what `flood` needs.
  static var canFlood: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/perl") }

  /// Has an account say something at the desk's socket again and again, over many connections, waiting for
  /// no answer, while something is done.
  func flood(as role: Role, _ text: String, while body: () throws -> Void) throws {
    let script = """
      use Socket; use IO::Handle; $SIG{PIPE} = "IGNORE"; my ($path, $text) = @ARGV;
      my $much = $text x int(65536 / length $text);
      for (1..60) { last if !fork }
      while (1) {
        socket(my $s, PF_UNIX, SOCK_STREAM, 0) or die;
        if (connect($s, pack_sockaddr_un($path))) { 1 while syswrite($s, $much) }
        close $s; select(undef, undef, undef, 0.01);
      }
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/sbin/runuser")
    process.arguments = [
      "-u", account(of: role), "--", "/usr/bin/perl", "-e", script, database + ".switchboard", text,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      // All processes of the account, which is of this house alone.
      _ = try? Self.run(
        ["/usr/sbin/runuser", "-u", account(of: role), "--", "/bin/sh", "-c", "kill -KILL -1"], [:])
      process.waitUntilExit()
    }
    try body()
  }

  /// Starts the desk from the owner's account, and waits until it serves.
  func start() throws {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/sbin/runuser")
    process.arguments = [
      "-u", account(of: .owner), "--", folder + "/hotline", "switchboard", "--db", database,
    ]
    process.environment = ["LANG": "en_US.UTF-8"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    server = process
    let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard first.contains("is up") else { throw Failure(what: first) }
  }

  /// Ends the desk in order.
  func stop() {
    guard let server else { return }
    // runuser hands the signal on.
    server.terminate()
    server.waitUntilExit()
    self.server = nil
  }
}
