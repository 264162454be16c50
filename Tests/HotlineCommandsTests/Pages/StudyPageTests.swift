import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

@Suite struct StudyPageTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  @Test func `the page has the very numbers of the JSON`() throws {
    let file = workshop.folder.appendingPathComponent("page.html")
    let (_, out, _) = workshop.run([
      "simulate", PageWorkshop.scenario("double-eleven"), "--replications", "3", "--json",
      "--html", file.path,
    ])
    let page = try String(contentsOf: file, encoding: .utf8)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    func mean(_ value: Any?) throws -> Double {
      try #require((value as? [String: Any])?["mean"] as? Double)
    }
    var expected: [Double] = []
    for interval in try #require(json["intervals"] as? [[String: Any]]) {
      expected.append(try mean(interval["answered"]))
      let percentiles = try #require(interval["waitPercentiles"] as? [String: Any])
      expected += try ["p50", "p90", "p95"].map { try mean(percentiles[$0]) }
      for queue in try #require(interval["queues"] as? [String: [String: Any]]).values {
        expected += try ["serviceLevel", "meanQueue"].map { try mean(queue[$0]) }
      }
      for pool in try #require(interval["pools"] as? [String: [String: Any]]).values {
        expected += try ["occupancy", "meanBusy"].map { try mean(pool[$0]) }
      }
    }
    let overall = try #require(json["overall"] as? [String: Any])
    expected += try ["offered", "serviceLevel", "asa", "abandonment"].map {
      try mean(overall[$0])
    }
    let shown = page.matches(of: /<data value="([^"]*)">/).compactMap { Double($0.1) }
    for value in expected {
      #expect(shown.contains { abs($0 - value) <= 1e-12 * abs(value) }, "\(value)")
    }
  }

  @Test(arguments: ["zh", "en"])
  func `the same seed gives the same page, wherever it is written`(language: String) throws {
    let pages = try ["1", "2"].map { jobs in
      let file = workshop.folder.appendingPathComponent("page-\(jobs).html")
      _ = workshop.run([
        "simulate", PageWorkshop.scenario("ordinary-day"), "--replications", "3", "--language",
        language,
        "--jobs", jobs, "--html", file.path,
      ])
      return try String(contentsOf: file, encoding: .utf8)
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0].contains(language == "zh" ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"))
    #expect(pages[0].contains("--replications 3 --language \(language) --html page.html"))
  }

  @Test(arguments: ["missing/page.html", "", "/proc/page.html", "/proc/version"])
  func `a page that can't be written is refused before the run`(name: String) throws {
    let path = name.hasPrefix("/") ? name : workshop.folder.path + "/" + name
    let (status, out, errors) = workshop.run([
      "simulate", PageWorkshop.scenario("ordinary-day"), "--replications", "1000000", "--html",
      path,
    ])
    #expect(status == .unusable && out.isEmpty)
    #expect(errors.contains("error: --html: \(path) can't be written"))
  }

  @Test func `a page replaces what a link leads to, not the link`() throws {
    let (target, link) = (
      workshop.folder.appendingPathComponent("target.html"),
      workshop.folder.appendingPathComponent("link.html")
    )
    try Data("old".utf8).write(to: target)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    _ = workshop.run([
      "simulate", PageWorkshop.scenario("ordinary-day"), "--replications", "2", "--html",
      link.path,
    ])
    #expect(try String(contentsOf: target, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    let names = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path).sorted()
    #expect(names == ["link.html", "target.html"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == target.path)
  }
}
