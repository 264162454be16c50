import Foundation
import TestOutput
import Testing

/// Standard output that is full, closed or read by nobody.
@Suite struct BrokenOutputTests {
  /// Runs the program as a shell does that leads its output somewhere.
  private func run(_ script: String, in folder: TestFolder) throws -> (
    status: Int32, errors: String
  ) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = [
      "TMPDIR": FileManager.default.temporaryDirectory.path,
      "PROGRAM": TerminalProcess.program.path, "HOTLINE_DB": folder.file("hotline.db"),
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let data = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(arguments: [
    "\"$PROGRAM\" version >/dev/full", "\"$PROGRAM\" version >&-",
    "( \"$PROGRAM\" version; echo $? >status ) | true; exit $(cat status)",
  ])
  func `a result that can't be written is told on the other stream, with a status of its own`(
    script: String
  ) throws {
    let folder = try TestFolder()
    // A reader that is gone may be gone before or after the result is written.
    let answer = try run(script, in: folder)
    if script.contains("| true"), answer.status == 0 { return }
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("hotline 0."))
    #expect(answer.errors.contains("can't be written to standard output"))
  }

  @Test func `a refund that was paid is told, and paid once`() throws {
    let desk = try Desk(
      data: """
        { callers: [{ number: "13800138000" }],
          orders: [
            { id: "20261112001", caller: "13800138000", amount: "100.00", status: "delivered",
              placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:05+08:00" } ] }
        """)
    let pay = "\"$PROGRAM\" refund pay 20261112001 --amount 1 --request r-1 --agent li-na"
    let answer = try run(pay + " >/dev/full", in: desk.folder)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("r-1"))
    #expect(answer.errors.contains("No space left on device"))
    #expect(try run(pay, in: desk.folder).status == 0)
    let list = desk.run("refund", "list", "--agent", "li-na", "--json")
    #expect(try list.text("refunds", "0", "request") == "r-1")
    #expect(try list.text("refunds", "1", "request") == nil)
  }

  @Test(arguments: [
    "head -c 5000000 /dev/zero | tr '\\0' a |", "yes |", "cat /dev/zero |",
  ])
  func `words without an end are refused, and read no further than that`(_ source: String) throws {
    let desk = try Desk(data: #"{ callers: [{ number: "13800138000" }] }"#)
    let open = "\"$PROGRAM\" case open --kind other --caller 13800138000 --agent li-na --text -"
    let answer = try run("\(source) \(open)", in: desk.folder)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("is longer than 4000 characters"), "\(answer.errors)")
    #expect(try run("echo no recharge | \(open)", in: desk.folder).status == 0)
    let cases = desk.run("case", "list", "--json")
    #expect(try cases.text("found") == "1")
  }
}
