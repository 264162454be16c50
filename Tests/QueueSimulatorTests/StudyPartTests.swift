import Diagnostics
import QueueSimulator
import TestOutput
import Testing

/// What parts are added up to is what one run comes to, byte for byte.
@Suite struct StudyPartTests {
  private static let words = ["simulate", "evening.json5", "--json"]
  private static let input = PartHeader.Input(path: "evening.json5", digest: "ab01")

  private func header(_ shard: StudyShard, version: String = "0.2.0") -> PartHeader {
    PartHeader(
      version: version, words: Self.words, inputs: [Self.input], shard: shard, seconds: 1.5)
  }

  private func study(_ name: String, replications: Int) throws -> Study {
    var study = Study(try SampleScenarios.read(name))
    study.replications = replications
    study.jobs = 2
    return study
  }

  /// The files of all parts, as `p0`, `p1`, ….
  private func files(
    _ count: Int, of study: Study, run: (StudyRuns) throws -> Void
  ) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for index in 0..<count {
      let part = StudyPart(StudyShard(index: index, count: count))
      try run(.part(part))
      files["p\(index)"] = part.bytes(header(part.shard))
    }
    return files
  }

  private func collect(
    _ files: [String: [UInt8]], _ names: [String]? = nil, version: String = "0.2.0"
  ) throws(PartProblem) -> PartCollection {
    try PartCollection(
      names ?? files.keys.sorted().reversed(), version: version, whole: { files[$0] },
      read: { name, range in files[name].map { Array($0[range]) } })
  }

  private func bytes(_ result: StudyResult?) -> String {
    guard case .object(let members)? = result?.json else { return "" }
    return JSONValue.object(members.filter { $0.key != "run" }).formatted
  }

  @Test(arguments: runsSlowTests ? [1, 3, 8] : [3])
  func `a simulation in parts is the whole one`(count: Int) throws {
    for name in ["outage", "double-eleven-plan"] {
      let study = try study(name, replications: 10)
      let files = try files(count, of: study) { runs in
        let result = try study.run(runs)
        #expect(result == nil)
      }
      let merged = try study.run(.parts(try collect(files)))
      let whole = study.run()
      #expect(bytes(merged) == bytes(whole) && !bytes(whole).isEmpty)
      #expect(merged?.replications == 10 && merged?.calls == whole.calls)
    }
  }

  @Test func `a comparison in parts is the whole one`() throws {
    let study = try study("outage", replications: 7)
    var (fewer, more) = (study.scenario, study.scenario)
    fewer.pools[0].shrinkage += 0.1
    more.pools[0].shrinkage = 0
    let others = [(name: "fewer", scenario: fewer), (name: "more", scenario: more)]
    let files = try files(3, of: study) { runs in
      let comparison = try Comparisons.run(study, named: "now", with: others, runs)
      #expect(comparison == nil)
    }
    let merged = try Comparisons.run(
      study, named: "now", with: others, .parts(try collect(files)))
    let whole = Comparisons.run(study, named: "now", with: others)
    #expect(merged?.json.formatted == whole.json.formatted)
    #expect(whole.json.formatted.contains("\"to\": \"more\""))
  }

  @Test func `a precision cuts the parts where one run stops`() throws {
    var study = try study("outage", replications: 60)
    study.precision = 0.05
    let files = try files(3, of: study) { _ = try study.run($0) }
    let whole = study.run()
    let merged = try study.run(.parts(try collect(files)))
    #expect(whole.replications < 60)
    #expect(merged?.replications == whole.replications && bytes(merged) == bytes(whole))
    #expect(merged?.replicationsWanted == 0)
    study.precision = 0.001
    let short = try #require(try study.run(.parts(try collect(files))))
    #expect(short.precision?.isReached == false && short.replicationsWanted > 60)
  }

  // MARK: Wrong parts

  private func threeParts() throws -> [String: [UInt8]] {
    let study = try study("outage", replications: 4)
    return try files(3, of: study) { _ = try study.run($0) }
  }

  private func problem(_ files: [String: [UInt8]], _ names: [String], version: String = "0.2.0")
    -> String
  {
    do throws(PartProblem) {
      _ = try collect(files, names, version: version)
      return ""
    } catch {
      return error.wording.en
    }
  }

  @Test func `missing, doubled and foreign parts are named`() throws {
    var files = try threeParts()
    #expect(problem(files, ["p0", "p2"]) == "of 3 parts 1 are missing: 1")
    #expect(problem(files, ["p0", "p1", "p1"]) == "p1 and p1 are both part 1")
    #expect(
      problem(files, ["p0", "p1", "p9"]) == "p9: the file can't be read: there is no such file")
    #expect(problem(files, []) == "there are no parts to put together")
    #expect(
      problem(files, ["p0"], version: "0.3.0")
        == "p0 was made by version 0.2.0, and this is version 0.3.0")
    func foreign(_ change: (inout PartHeader) -> Void) throws -> String {
      let study = try study("outage", replications: 4)
      let part = StudyPart(StudyShard(index: 2, count: 3))
      _ = try study.run(.part(part))
      var header = header(part.shard)
      change(&header)
      files["x"] = part.bytes(header)
      return problem(files, ["p0", "p1", "x"])
    }
    #expect(
      try foreign { $0.inputs[0].digest = "ff" }
        == "x is no part of the same run: evening.json5 was another file when it was made")
    #expect(
      try foreign { $0.words = ["simulate", "other.json5"] }
        .hasPrefix("x is no part of the same run: it is of the run `simulate other.json5`"))
    #expect(
      try foreign { $0.version = "0.1.0" }
        == "x is no part of the same run: it was made by version 0.1.0, the others by 0.2.0")
    #expect(
      try foreign { $0.shard = StudyShard(index: 2, count: 4) }
        .contains("it is one of 4 parts, the others of 3"))
  }

  @Test func `a part that was cut short or damaged anywhere is named`() throws {
    let files = try threeParts()
    let good = try #require(files["p1"])
    for cut in [0, 5, 15, 40, good.count / 2, good.count - 9, good.count - 1] {
      var cutFiles = files
      cutFiles["p1"] = Array(good.prefix(cut))
      #expect(problem(cutFiles, ["p0", "p1", "p2"]).hasPrefix("p1 is"), "\(cut)")
    }
    for place in stride(from: 0, to: good.count, by: 97) {
      var damaged = files
      damaged["p1"]?[place] ^= 0x20
      #expect(problem(damaged, ["p0", "p1", "p2"]).hasPrefix("p1 is"), "\(place)")
    }
  }

  @Test func `parts of fewer replications than are wanted are refused`() throws {
    let parts = try collect(try threeParts())
    let study = try study("outage", replications: 5)
    #expect(throws: PartProblem.self) { _ = try study.run(.parts(parts)) }
  }

  // MARK: Which part

  @Test(
    arguments: [
      ("0/8", [:], 0, 8), ("7/8", [:], 7, 8), ("env/4", ["SLURM_ARRAY_TASK_ID": "3"], 3, 4),
      ("env/4", ["JOB_COMPLETION_INDEX": "2"], 2, 4),
      ("env/4", ["JOB_COMPLETION_INDEX": "2", "SLURM_ARRAY_TASK_ID": "1"], 1, 4),
    ] as [(String, [String: String], Int, Int)])
  func `a part is named by its number or its task's`(
    text: String, environment: [String: String], index: Int, count: Int
  ) throws {
    let shard = try StudyShard(text, environment: environment)
    #expect(shard == StudyShard(index: index, count: count))
  }

  @Test(arguments: [
    "8/8", "-1/8", "0/0", "1", "a/8", "0/x", "/8", "0/8/1", "env/4", "env/x", "99999999999/8",
  ])
  func `what is no part is refused`(text: String) {
    #expect(throws: PartProblem.self) { _ = try StudyShard(text, environment: [:]) }
  }

  @Test func `every replication is in one part`() {
    for count in 1...7 {
      let shares = (0..<count).map { StudyShard(index: $0, count: count).share(of: 17) }
      #expect(shares.reduce(0, +) == 17 && shares == shares.sorted(by: >))
    }
  }
}
