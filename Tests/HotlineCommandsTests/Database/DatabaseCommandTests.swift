import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

@Suite struct DatabaseCommandTests {
  let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [
            { number: "13800138000", name: "王小明", id: "K-1", tier: "vip" },
            { number: "13900139000", name: "李雷" }, { number: "13900139000", name: "赵六" }],
          orders: [{ id: "A1", caller: "13800138000", product: "点卡", amount: "100.50",
            status: "delayed", placedAt: "2026-11-11T20:00:00+08:00", account: "player-4711" }] }
        """)
  }

  private func run(_ words: String...) -> Desk.Answer { desk.run(words: words, language: "en_US") }

  @Test func `the audit is listed in the language of the screen, and as JSON in its own words`()
    throws
  {
    desk.run("pop", "13800138000")
    desk.run("pop", "13800138000", "--reveal", "name", "--reason", "核对")
    _ = run("db", "backup", desk.path + "/copy.db")
    _ = run("db", "rotate-key")
    _ = run("db", "export", "--kind", "orders")
    let chinese = desk.run("audit", "list").output
    for word in ["查询", "备份", "更换密钥", "导入", "导出", "改动"] {
      #expect(chinese.contains("  \(word)  "), "\(word): \(chinese)")
    }
    for action in AuditAction.allCases {
      #expect(!chinese.contains("  \(action.rawValue)  "), "\(action): \(chinese)")
      let word = action.wording.zh
      #expect(word.unicodeScalars.allSatisfy { $0.properties.isIdeographic }, "\(action)")
    }
    #expect(Set(AuditAction.allCases.map(\.wording.zh)).count == AuditAction.allCases.count)
    #expect(run("audit", "list").output.contains("  rotate-key  "))
    let rows = desk.run("audit", "list", "--action", "backup", "--json")
    #expect(try rows.text("0", "action") == "backup")
  }

  @Test(
    arguments: Discreet.each([
      ("number,name\n13700137000,孙七\n", ["--kind", "callers"]),
      ("\n{\"number\":\"13700137000\",\"name\":\"孙七\"}\n", ["--kind", "callers"]),
      ("// people\n{ callers: [{ number: \"13700137000\", name: \"孙七\" }] }", []),
    ]))
  func `what comes out of a pipe is told by its content`(
    _ row: Discreet<(String, [String])>
  ) throws {
    let (text, kind) = row.value
    let pipe = desk.path + "/63"
    unsafe mkfifo(pipe, 0o600)
    Thread.detachNewThread {
      let writer = FileHandle(forWritingAtPath: pipe)
      writer?.write(Data(text.utf8))
      try? writer?.close()
    }
    let answer = desk.run(words: ["db", "import", pipe, "--json"] + kind)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try answer.text("0", "kinds", "callers", "added") == "1")
  }

  @Test func `whoever has a workbook is told to save it as a table`() throws {
    let file = try desk.folder.give("PK", as: "callers.xlsx")
    let answer = run("db", "import", file, "--kind", "callers")
    #expect(answer.status == 2 && answer.errors.contains("save the sheet as CSV UTF-8"))
  }

  @Test func `a list of the audit without rows says that there are none`() {
    #expect(run("audit", "list", "--action", "erase").output == "no such rows\n")
  }

  @Test func `what is exported comes back the same, parts with marks and families' cases too`()
    throws
  {
    let there = try Desk(
      data: """
        { callers: [
            { id: "k1", number: "13700137000", name: "孙七", tags: ["a;b", "=c", "[d]"] },
            { id: "k2", number: "13700137000", name: "周八", tags: ["[VIP]"] },
            { id: "k3", number: "13700137000", name: "吴九", tags: ["无"] } ],
          cases: [{ id: "20261112", caller: "k2", openedAt: "2026-11-12T18:00:00+08:00" }],
          contacts: [{ id: "c1", caller: "k2", at: "2026-11-12T18:00:00+08:00",
                       path: ["main", "x、y"] }] }
        """)
    let here = try Desk(data: "{ callers: [] }")
    for kind in ["callers", "cases", "contacts"] {
      func export(_ desk: Desk, _ format: String) throws -> String {
        let file = try desk.folder.declareClear("\(kind).\(format)")
        let answer = desk.run(
          words: [
            "db", "export", "--kind", kind, "--format", format, "--reveal", "--reason", "moving",
            "--output", file,
          ])
        #expect(answer.status == 0, "\(answer.errors)")
        return file
      }
      let table = try export(there, "csv")
      let answer = here.run(words: ["db", "import", table, "--kind", kind])
      #expect(answer.status == 0, "\(kind): \(answer.errors)")
      let (first, second) = (try export(there, "jsonl"), try export(here, "jsonl"))
      let isSame =
        try String(contentsOfFile: first, encoding: .utf8)
        == String(contentsOfFile: second, encoding: .utf8)
      #expect(isSame, "\(kind)")
    }
  }

  @Test func `an id that stands in a file twice with other values is told`() throws {
    let file = try desk.folder.give(
      "number,name,id\n13700137000,孙七,K-7\n13600136000,周八,K-8\n13500135000,吴九,K-7\n"
        + "13500135000,吴九,K-7\n",
      as: "twice.csv")
    let answer = run("db", "import", file, "--kind", "callers")
    #expect(answer.status == 0)
    let said = answer.errors.split(separator: "\n")
      .filter { $0.contains("twice.csv") }
    #expect(said.count == 1, "\(answer.errors)")
    #expect(
      said.first?.contains("twice.csv:4:16: warning: id: an earlier row of the file has this id")
        == true)
    let again = run("db", "import", file, "--kind", "callers")
    #expect(!again.errors.contains("twice.csv:2:"))
  }

  @Test(arguments: [":memory:", "file:here.db", "file:here.db?mode=memory"])
  func `a database is a file whatever its name`(name: String) throws {
    let folder = try TestFolder()
    for words in [["db", "init"], ["db", "check"]] {
      let answer = try BareProcess(in: folder.path, words: words + ["--db", name])
      #expect(answer.status == 0, "\(answer.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == [name, name + "-journal", name + ".key"])
  }

  @Test func `a folder that isn't there is told as that`() throws {
    for words in [
      ["db", "init", "--db", desk.path + "/none/x.db"], ["db", "backup", desk.path + "/none/x.db"],
    ] {
      let answer = desk.run(words: words, language: "en_US")
      #expect(answer.status == 2)
      #expect(
        answer.errors.contains("/none/x.db: there is no folder \(desk.path)/none/"),
        "\(answer.errors)")
      #expect(answer.errors.contains("= help: mkdir -p \(desk.path)/none/"))
    }
  }

  @Test func `database and key need files of their own`() throws {
    let folder = try TestFolder()
    let answer = try BareProcess("db", "init", "--db", "k.db", "--key", "k.db", in: folder.path)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("k.db: database and key need files of their own"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `what was made is not made again`() {
    let answer = run("db", "init")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("there is a file already"))
  }

  @Test func `a refused file names its bad rows, and the rest can be taken without them`() throws {
    let file = try desk.folder.give(
      "number,name\n13700137000,孙七\n137,周八\nhidden,吴九\n", as: "new.csv")
    let refused = run("db", "import", file, "--kind", "callers")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("new.csv:4:1: error: number: is withheld"))
    #expect(!refused.errors.contains("吴九"))
    let taken = run("db", "import", file, "--kind", "callers", "--skip-bad", "--json")
    #expect(taken.status == 0)
    #expect(try taken.text("0", "kinds", "callers", "added") == "2")
    #expect(try taken.text("0", "skipped", "0", "line") == "4")
  }

  @Test(
    arguments: Discreet.each([
      (["db", "import", "x.csv"], "say what its rows are"),
      (["db", "import", "x.txt", "--kind", "callers"], "expected a .json5"),
      (["db", "import", "/nowhere/x.json5"], "can't be read"),
      (["db", "export", "--reveal"], "needs a reason"),
      (["db", "erase", "13500135000"], "no such caller"),
      (["audit", "verify", "--anchor", "x"], "expected NUMBER-CODE"),
      (["audit", "list", "--number", "x"], "no telephone number"),
    ]))
  func `a command that can't be used says why`(
    _ row: Discreet<([String], String)>
  ) {
    let (words, reason) = row.value
    let answer = desk.run(words: words, language: "en_US")
    #expect(answer.status == 2)
    #expect(answer.errors.contains(reason), "\(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  @Test func `an export is masked, unless a reason is given for clear text`() throws {
    let masked = run("db", "export")
    #expect(masked.output.contains("138****8000"))
    #expect(!masked.output.contains("13800138000"))
    let clear = run("db", "export", "--agent", "huang-bo", "--reveal", "--reason", "moving house")
    #expect(clear.output.contains("13800138000"))
    #expect(try desk.audit().map(\.object) == ["callers, masked", "callers, in clear"])
  }

  @Test(arguments: ["csv", "jsonl"])
  func `what is exported in clear can be imported elsewhere`(_ format: String) throws {
    let other = try Desk(data: "{}")
    for kind in ["callers", "orders"] {
      let file = try desk.folder.declareClear("\(kind).\(format)")
      let exported = run(
        "db", "export", "--kind", kind, "--format", format, "--output", file, "--agent", "huang-bo",
        "--reveal",
        "--reason", "moving house")
      #expect(exported.status == 0, "\(exported.errors)")
      #expect(other.run(words: ["db", "import", file, "--kind", kind]).status == 0)
      // Nobody's file is replaced.
      #expect(run("db", "export", "--output", file).status == 2)
    }
    let again = other.run(words: [
      "db", "export", "--kind", "orders", "--agent", "huang-bo", "--reveal", "--reason", "compare",
    ])
    #expect(
      again.output
        == run(
          "db", "export", "--kind", "orders", "--agent", "huang-bo", "--reveal", "--reason",
          "compare"
        ).output)
    #expect(again.output.contains("player-4711"))
  }

  @Test func `an export is its owner's alone, and names the rows that can't be read`() throws {
    let folder = desk.path + "/exports"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func export(_ name: String) -> Desk.Answer {
      run(
        "db", "export", "--output", folder + "/" + name, "--agent", "huang-bo", "--reveal",
        "--reason", "moving house")
    }
    try desk.folder.declareClear("exports/whole.jsonl")
    #expect(export("whole.jsonl").status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/whole.jsonl")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try Connection(path: desk.path + "/hotline.db")
      .execute("UPDATE callers SET name = x'00' WHERE id = (SELECT max(id) FROM callers)")
    try desk.folder.declareClear("exports/rest.jsonl")
    let rest = export("rest.jsonl")
    #expect(rest.status == 1)
    #expect(rest.errors.contains("left out: ") && rest.errors.contains(": name: "))
    func rows(_ name: String) throws -> Int {
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n").count
    }
    #expect(try rows("rest.jsonl") == rows("whole.jsonl") - 1)
    let missing = export("nowhere/at.jsonl")
    #expect(missing.errors.contains("--output: \(folder)/nowhere/at.jsonl can't be written"))
    // What can't be written is not disclosed either.
    #expect(try desk.audit().count == 2)
  }

  @Test(arguments: ["whole.jsonl", "whole.jsonl.partial"])
  func `what is exported goes into no file or link that is there already`(name: String) throws {
    let files = FileManager.default
    let (place, other) = (desk.path + "/" + name, desk.path + "/elsewhere")
    func export() -> Desk.Answer { run("db", "export", "--output", desk.path + "/whole.jsonl") }
    for isLink in [true, false] {
      if isLink {
        try files.createSymbolicLink(atPath: place, withDestinationPath: other)
      } else {
        try "kept".write(toFile: place, atomically: false, encoding: .utf8)
      }
      let refused = export()
      #expect(refused.status == 2)
      #expect(refused.errors.contains("\(name): there is a file already"))
      #expect(refused.errors.contains("remove it (rm)") == name.hasSuffix(".partial"))
      #expect(!files.fileExists(atPath: other))
      #expect(isLink || (try? String(contentsOfFile: place, encoding: .utf8)) == "kept")
      try files.removeItem(atPath: place)
    }
    #expect(export().status == 0)
    #expect(!files.fileExists(atPath: desk.path + "/whole.jsonl.partial"))
  }

  @Test func `of several people who share a number one is chosen to be erased`() throws {
    let shared = run("db", "erase", "13900139000")
    #expect(shared.status == 2)
    #expect(shared.errors.contains("2 people share the number"))
    #expect(!shared.errors.contains("赵六"))
    #expect(run("db", "erase", "#3", "--reason", "asked for it").status == 0)
    #expect(run("db", "erase", "K-1").status == 0)
    let statistics = run("db", "stats", "--json")
    #expect(try statistics.text("callers") == "1")
    #expect(try statistics.text("erased") == "2")
    #expect(try statistics.text("orders") == "1")
  }

  @Test func `a sound database and audit pass, tampering fails the check`() throws {
    let anchor = run("audit", "anchor").output.split(separator: "\n")[0]
    #expect(run("db", "check").status == 0)
    #expect(run("audit", "verify", "--anchor", String(anchor)).status == 0)
    try Connection(path: desk.path + "/hotline.db")
      .execute("DELETE FROM audit; DELETE FROM meta WHERE name = 'audit-head'")
    let verified = run("audit", "verify", "--json")
    #expect(verified.status == 1)
    #expect(try verified.text("findings", "0") == "the record of the last row was altered")
    #expect(run("db", "check").status == 1)
    // Without a sound audit nothing can be recorded, so nothing is shown.
    #expect(run("db", "export").output.isEmpty)
  }

  @Test func `what somebody calls a row or table begins no line of its own in what is found`()
    throws
  {
    try Connection(path: desk.path + "/hotline.db")
      .execute(
        """
        CREATE TABLE "x
        the database is sound" (x);
        UPDATE orders SET status = 'eaten', id = char(10) || 'the database is sound';
        """)
    let found = run("db", "check")
    #expect(found.status == 1)
    let lines = found.output.split(separator: "\n")
    #expect(
      lines.contains("layout: the table x·the database is sound is not as this program makes it"))
    #expect(lines.allSatisfy { line in line.contains(": ") && !line.hasPrefix("the database") })
    let leftOut = run("db", "export", "--kind", "orders").errors.split(separator: "\n")
    #expect(leftOut.contains { $0.contains("left out: ") })
    #expect(leftOut.allSatisfy { !$0.hasPrefix("the database") })
  }

  @Test func `a layout that isn't the program's is told with what helps`() throws {
    try Connection(path: desk.path + "/hotline.db")
      .execute("ALTER TABLE agents RENAME COLUMN level TO rank")
    let refused = run("pop", "13800138000", "--agent", "li-na")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("no such column: level"))
    #expect(refused.errors.contains("see what `hotline db check` says and restore a backup"))
    #expect(run("db", "check").output.contains("layout: the table agents is not as"))
  }

  @Test func `a rotation leaves everything readable`() throws {
    let before = run("db", "export", "--agent", "huang-bo", "--reveal", "--reason", "compare")
      .output
    #expect(run("db", "rotate-key").status == 0)
    #expect(
      run("db", "export", "--agent", "huang-bo", "--reveal", "--reason", "compare").output == before
    )
    #expect(try run("db", "stats", "--json").text("keyVersion") == "2")
  }

  @Test func `the same seed makes the same demo people`() throws {
    let outputs = try (0..<2).map { _ in
      let other = try Desk(data: "{}")
      try FileManager.default.removeItem(atPath: other.path + "/hotline.db")
      let made = other.run(words: [
        "db", "demo", "--callers", "40", "--seed", "7", "--at", "2026-11-11T20:00:00+08:00",
      ])
      #expect(made.status == 0, "\(made.errors)")
      #expect(other.run(words: ["db", "check"]).status == 0)
      return other.run(words: [
        "db", "export", "--kind", "orders", "--agent", "zheng-hua", "--reveal", "--reason",
        "compare",
      ]).output
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].split(separator: "\n").count >= 120)
    // A store with people in it is not filled with invented ones.
    #expect(run("db", "demo", "--callers", "1").status == 2)
  }

  @Test func `demo complaints are open and closed, and nothing of them lies in the future`() throws
  {
    let other = try Desk(data: "{}")
    try FileManager.default.removeItem(atPath: other.path + "/hotline.db")
    let moment = "2026-11-11T20:00:00+08:00"
    let made = other.run(words: [
      "db", "demo", "--callers", "2000", "--seed", "7", "--at", moment,
    ])
    #expect(made.status == 0, "\(made.errors)")
    let stats = other.run(words: ["db", "stats", "--json"])
    let cases = try #require(Int(try stats.text("cases") ?? ""))
    let open = try #require(Int(try stats.text("openCases") ?? ""))
    #expect(0 < open && open < cases)
    let store = try other.store()
    let end = try #require(Instant(moment))
    for stored in try store.cases(ofOrder: nil, limit: cases) {
      #expect(stored.complaint.lastEventAt <= end)
      let order = try #require(try store.order(stored.complaint.facts.order ?? ""))
      #expect(
        order.status != OrderStatus.delivered, "an order that is well is not complained about")
    }
  }

  @Test(arguments: [60, 80, 100])
  func `the audit folds to the terminal, with nothing of it lost`(columns: Int) throws {
    let reason = String(repeating: "moving house and more ", count: 8)
    _ = run("db", "export", "--agent", "huang-bo", "--reveal", "--reason", reason)
    func list(_ columns: Int, isTerminal: Bool) -> String {
      desk.run(
        words: ["audit", "list", "--reasons"], isTerminal: isTerminal, language: "en",
        columns: columns
      ).output
    }
    let piped = list(100, isTerminal: false)
    #expect(piped.split(separator: "\n").contains { $0.hasSuffix(reason.dropLast()) })
    let folded = list(columns, isTerminal: true)
    let lines = folded.split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= columns })
    func words(_ text: String) -> Set<Substring> { Set(text.split { $0.isWhitespace }) }
    #expect(words(folded).isSuperset(of: ["huang-bo", "export", "moving", "house"]))
    #expect(folded.components(separatedBy: "moving").count >= 9)
  }

  @Test func `reasons are shown masked, or in clear with a row of their own`() throws {
    _ = run("db", "export", "--agent", "huang-bo", "--reveal", "--reason", "moving house")
    #expect(run("audit", "list", "--action", "export").output.contains("(12 characters)"))
    let clear = run("audit", "list", "--action", "export", "--reasons", "--json")
    #expect(try clear.text("0", "reason") == "moving house")
    #expect(try desk.audit().map(\.action) == ["export", "reveal"])
  }
}
