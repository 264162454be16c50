import Foundation
import TestOutput
import Testing

/// What workers come to, whatever becomes of them, is what one process says, byte for byte.
@Suite struct WorkersProcessTests {
  private let folder: TestFolder
  private let scenario: String

  init() throws {
    folder = try TestFolder()
    scenario = try folder.give(Self.text, as: "hours.json5")
  }

  private static let text = """
    { scenario: "hours", begins: "2026-11-11T20:00:00+08:00", lasts: "2h", interval: "30m", seed: 2,
      replications: 40,
      callTypes: { x: { arrivals: { perHour: 60 }, queue: "q", ivr: { lasts: "10s", contained: 0.2 },
                        handling: { exponential: "3m" }, patience: { exponential: "2m" } } },
      queues: { q: { pools: ["p"], answered: 0.8 } },
      pools: { p: { agents: 4, costPerHour: 30 } } }
    """

  /// Starts a worker by a shell that first does something else; `$$` is the worker then.
  private func launcher(_ first: String) -> [String] {
    ["--launch", "sh -c '\(first)\nexec \"$0\" \"$@\"'"]
  }

  /// Sends a signal to the second worker a moment after it was started.
  private func signalling(_ signal: String) -> [String] {
    launcher(
      "[ {n} != 2 ] || (sleep 0.3; kill -\(signal) $$) </dev/null >/dev/null 2>&1 &")
  }

  private func run(_ words: [String]) throws -> BareProcess {
    try BareProcess(in: folder.path, words: words)
  }

  /// Enough days to prove with that a worker can be lost in the middle of them.
  #if DEBUG
    private static let proof = 150
  #else
    private static let proof = 20_000
  #endif

  private var staff: [String] { ["staff", scenario, "--proof", "\(Self.proof)", "--json"] }

  /// What the search comes to without workers.
  private static let alone = Result { () throws -> BareProcess in
    let tests = try WorkersProcessTests()
    return try tests.run(tests.staff)
  }

  @Test(arguments: runsSlowTests ? [3, 8] : [3])
  func `a search by workers finds the same bytes`(count: Int) throws {
    let here = try Self.alone.get()
    let there = try run(staff + ["--workers", "\(count)"])
    #expect(here.status == 0 && here.output.contains("\"pay\""))
    #expect(there.output == here.output && there.status == 0, "\(there.errors)")
    #expect(there.errors.contains("replications by worker: 1: "))
  }

  @Test func `a sweep and a simulation by workers are the same bytes, figures and page`() throws {
    let sweep = [
      "sweep", scenario, "--vary", "pools.p.agents=3..5:1", "--html", "page.html", "--csv", "a.csv",
    ]
    func files() throws -> [String] {
      try ["page.html", "a.csv"].map {
        try String(contentsOfFile: folder.file($0), encoding: .utf8)
      }
    }
    let here = try run(sweep)
    let hereFiles = try files()
    let there = try run(sweep + ["--workers", "2"])
    #expect(there.output == here.output && here.output.contains("knee") || here.status == 0)
    #expect(try files() == hereFiles)
    let simulate = ["simulate", scenario]
    func figures(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains(" s") }
    }
    #expect(
      try figures(run(simulate + ["--workers", "2"]).output) == figures(run(simulate).output))
  }

  /// How many replications the workers of a run did altogether.
  private func work(in errors: String) throws -> Int {
    let line = try #require(
      errors.split(separator: "\n").last { $0.contains("replications by worker") }, "\(errors)")
    return line.matches(of: /[0-9]: ([0-9,]+)/).reduce(0) {
      $0 + (Int($1.output.1.replacing(",", with: "")) ?? 0)
    }
  }

  @Test func `the roster of a stated need is simulated by workers alone`() throws {
    let shifts = try folder.give(
      """
      { patterns: { s: { lasts: "2h", starts: ["20:00"] } }, pools: { p: { costPerHour: 30 } },
        need: { begins: "20:00", interval: "30m", agents: { p: [4, 4, 4, 4] } } }
      """, as: "shifts.json5")
    let roster = ["staff", scenario, "--shifts", shifts, "--proof", "60", "--json"]
    let here = try run(roster)
    let there = try run(roster + ["--workers", "2"])
    #expect(here.output.contains("\"replications\"") && there.output == here.output)
    #expect(there.status == here.status)
    #expect(try work(in: there.errors) == 60)
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `shifts that are chosen, and the rest of a day, are simulated by workers`() throws {
    let shifts = try folder.give(
      """
      { patterns: { s: { lasts: "1h", starts: ["20:00", "21:00"] } },
        pools: { p: { costPerHour: 30 } } }
      """, as: "shifts.json5")
    // The proof, and what a search before it takes at least; of a rest, two days as a whole besides.
    let searches: [([String], Int)] = [
      (["--shifts", shifts, "--proof", "60"], 120), (["--from", "21:00", "--proof", "60"], 180),
    ]
    for (options, least) in searches {
      let words = ["staff", scenario, "--json"] + options
      let here = try run(words)
      let there = try run(words + ["--workers", "2"])
      #expect(!here.output.isEmpty, "\(here.errors)")
      #expect(there.output == here.output && there.status == here.status, "\(there.errors)")
      #expect(try work(in: there.errors) >= least)
      #expect(there.errors.ranges(of: "replications by worker").count == 1)
    }
  }

  @Test func `a worker that is killed in the middle costs nothing but time`() throws {
    let here = try Self.alone.get()
    let there = try run(staff + ["--workers", "3"] + signalling("KILL"))
    #expect(there.output == here.output, "\(there.errors)")
    #expect(there.errors.contains("worker 2 is lost: it was ended by signal 9"))
  }

  @Test func `when the last worker is gone the search ends here`() throws {
    let here = try Self.alone.get()
    let there = try run(
      staff + ["--workers", "1"]
        + launcher("(sleep 0.3; kill -9 $$) </dev/null >/dev/null 2>&1 &"))
    #expect(there.output == here.output && there.status == here.status)
    #expect(there.errors.contains("no worker is left; this machine does the rest"))
  }

  @Test(.enabled(if: runsSlowTests))
  func `the jobs of a worker that stands still are done by others`() throws {
    let here = try Self.alone.get()
    let there = try run(
      staff + ["--workers", "3", "--silence", "2s"] + signalling("STOP"))
    #expect(there.output == here.output, "\(there.errors)")
    #expect(there.errors.contains("worker 2 is silent; its jobs are done by others"))
  }

  @Test func `an interrupted search leaves no worker behind`() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = TerminalProcess.program
    process.arguments =
      ["staff", scenario, "--proof", "20000", "--workers", "3"]
      + launcher("echo $$ >\(folder.path)/{n}.pid")
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var workers: [Int32] = []
    for _ in 0..<200 where workers.count < 3 {
      usleep(20_000)
      workers = (1...3).compactMap { number in
        let text = try? String(contentsOfFile: folder.file("\(number).pid"), encoding: .utf8)
        return text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
      }
    }
    #expect(workers.count == 3)
    usleep(500_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    for worker in workers { #expect(kill(worker, 0) == -1, "worker \(worker) runs on") }
  }

  @Test func `a launcher that can't start a worker is named, with what it said`() throws {
    let missing = try run(staff + ["--workers", "2", "--launch", "no-such-launcher -n1"])
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(
      missing.errors.contains("--launch: 'no-such-launcher' can't be started: No such file"))
    let failing = try run(
      staff + ["--workers", "2", "--launch", "sh -c 'echo no such host >&2; exit 3'"])
    #expect(failing.status == 2 && failing.output.isEmpty)
    #expect(failing.errors.contains("worker 2 is lost: it ended with status 3: no such host"))
    #expect(failing.errors.contains("no worker could be had"))
  }

  @Test(arguments: [
    ["simulate", "HOURS", "--workers", "2", "--html"],
    ["simulate", "HOURS", "--shard", "0/2", "--part"],
  ])
  func `a full disk ends a run with its reason`(words: [String]) throws {
    let full = try run(words.map { $0 == "HOURS" ? scenario : $0 } + ["/dev/full"])
    #expect(full.status == 2)
    let option = words.last ?? ""
    #expect(
      full.errors.contains(
        "\(option): /dev/full can't be written: No space left on device"), "\(full.errors)")
  }

  @Test func `a worker of another version is refused and named`() throws {
    let there = try run(
      staff + ["--workers", "1", "--launch", "sh -c 'echo hotline worker 0.0.9; sleep 5'"])
    #expect(there.status == 2 && there.errors.contains("worker 1 is lost: it is version 0.0.9"))
  }

  @Test func `one that talks nonsense is lost, and the others do its work`() throws {
    let here = try Self.alone.get()
    let nonsense =
      "[ {n} != 2 ] || { printf \"hello\\nhotline worker %s\\n\" $V; while :; do echo nonsense; done; }"
    let version = try run(["version"]).output.split(separator: " ").last ?? ""
    let there = try run(
      staff + ["--workers", "2"]
        + launcher("V=\(version.trimmingCharacters(in: .newlines)); " + nonsense))
    #expect(there.output == here.output, "\(there.errors)")
    #expect(there.errors.contains("worker 2 is lost: its answers are damaged"))
  }

  @Test func `options of workers without workers, and workers of a part, are refused`() throws {
    let launch = try run(staff + ["--launch", "ssh host"])
    #expect(launch.status == 2 && launch.errors.contains("--launch goes with --workers"))
    let open = try run(staff + ["--workers", "2", "--launch", "ssh 'host"])
    #expect(open.status == 2 && open.errors.contains("--launch: 'ssh 'host' is no command"))
    let part = try run(
      ["simulate", scenario, "--shard", "0/2", "--part", "p", "--workers", "2"])
    #expect(part.status == 2 && part.errors.contains("--workers goes with a whole run"))
  }
}
