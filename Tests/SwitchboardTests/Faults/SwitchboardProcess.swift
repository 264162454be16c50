import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Switchboard
import TestOutput

/// `hotline switchboard` as a process, over a database in a folder of its own.
final class SwitchboardProcess {
  let files: TestFolder
  var folder: String { files.path }
  private var process: Process?

  /// The program that was built beside these tests.
  static let program: URL = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? "").deletingLastPathComponent().appending(path: "hotline")
  }()

  /// - Parameter isPractice: whether the database takes stated times.
  init(isPractice: Bool = false) throws {
    files = try TestFolder()
    try LiveQueue.scenario.write(
      toFile: files.file("small.json5"), atomically: true, encoding: .utf8)
    try ProfileStore.create(
      path: database, keyFile: keyFile, at: Instant(milliseconds: 0),
      practiceOf: isPractice ? "user:test" : nil)
  }

  /// The folder of the emergency plans that it watches for; `nil` for none.
  var plans: String?

  deinit { kill() }

  var database: String { folder + "/h.db" }
  private var keyFile: KeyFile { KeyFile(path: database + ".key") }
  var store: ProfileStore { get throws { try ProfileStore(path: database, keyFile: keyFile) } }

  /// - Parameter files: how many it may have open at most; `nil` leaves that as it is.
  func start(files: Int? = nil) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      [
        "-c", (files.map { "ulimit -n \($0); " } ?? "") + "exec \"$0\" \"$@\"", Self.program.path,
        "switchboard", "--db", database, "--scenario", folder + "/small.json5",
      ] + (plans.map { ["--plans", $0] } ?? [])
    process.environment = ["LANG": "en_US.UTF-8", "HOME": folder]
    try Data().write(to: URL(fileURLWithPath: outputFile))
    let file = FileHandle(forWritingAtPath: outputFile)
    process.standardOutput = file
    process.standardError = file
    try process.run()
    self.process = process
  }

  /// Puts a flow where `hotline call` finds it by its id.
  func add(flow id: String, _ text: String) throws {
    let flows = folder + "/CallFlows"
    try FileManager.default.createDirectory(atPath: flows, withIntermediateDirectories: true)
    try text.write(toFile: flows + "/\(id).json5", atomically: true, encoding: .utf8)
  }

  /// Another command over the same database.
  /// - Parameter name: of the file with its output, in the folder.
  func hotline(_ name: String, _ words: String...) throws -> HotlineProcess {
    try HotlineProcess(words + ["--db", database], name: name, folder: folder)
  }

  /// Takes callers or agents into the database, each on a line of JSON.
  func takeIn(_ kind: String, _ lines: String) throws {
    let file = try files.give(lines, as: "\(kind).jsonl")
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["db", "import", file, "--kind", kind, "--db", database]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  private var outputFile: String { folder + "/switchboard.out" }
  /// What it said since it was started.
  var output: String { (try? String(contentsOfFile: outputFile, encoding: .utf8)) ?? "" }
  var processIdentifier: Int32 { process?.processIdentifier ?? 0 }

  /// The processor time it has taken so far, in hundredths of a second.
  var processorTime: Int {
    let status = try? String(contentsOfFile: "/proc/\(processIdentifier)/stat", encoding: .utf8)
    // The name, in parentheses, is the second field; times are the 14th and 15th.
    let fields = status?.split(separator: ")").last?.split(separator: " ") ?? []
    return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
  }

  /// Asks the process to end, and waits until it did.
  /// - Returns: its exit status; `nil` if it doesn't run, or the signal ended it.
  func end(by signal: Int32) -> Int32? {
    guard let process else { return nil }
    Foundation.kill(process.processIdentifier, signal)
    return waitForEnd()
  }

  /// Waits until the process ends by itself; one that doesn't is killed, so that a test fails and no more.
  /// - Returns: its exit status; `nil` if it doesn't run, or a signal ended it.
  func waitForEnd() -> Int32? {
    guard let process else { return nil }
    let id = process.processIdentifier
    let rescue = DispatchWorkItem { Foundation.kill(id, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: rescue)
    process.waitUntilExit()
    rescue.cancel()
    self.process = nil
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// Starts it, and waits only until there is a socket.
  func startUntilSocket() throws {
    try start()
    let socket = SwitchboardServer.socketPath(ofDatabase: database)
    let limit = Date().addingTimeInterval(20)
    while !FileManager.default.fileExists(atPath: socket) {
      guard Date() < limit else { throw NothingServed() }
    }
  }

  /// Starts it, and waits until it serves.
  func startAndWait(files: Int? = nil) throws {
    try start(files: files)
    let limit = Date().addingTimeInterval(20)
    while Date() < limit {
      if (try? SwitchboardClient(database: database)) != nil { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw NothingServed()
  }

  struct NothingServed: Error {}

  /// Lets it stand still, without a word to those who are connected.
  func stop() { Foundation.kill(processIdentifier, SIGSTOP) }
  /// Lets it go on after `stop`.
  func resume() { Foundation.kill(processIdentifier, SIGCONT) }

  /// Ends the process without a word, if it runs.
  func kill() {
    guard let process else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    self.process = nil
  }
}

/// Whether to run the tests at terminals, which want the machine to themselves: set by the CI script.
let runsTerminalTests = ProcessInfo.processInfo.environment["HOTLINE_TERMINAL_TESTS"] == "1"
