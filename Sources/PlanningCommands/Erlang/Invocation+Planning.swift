internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator

extension Invocation {
  /// A share written as `0.8` or `80%`.
  func share(_ name: String) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text),
      (0...1).contains(isPercent ? number / 100 : number)
    else {
      throw UsageError(
        Wording(zh: "--\(name)：“\(text)”不是比例", en: "--\(name): '\(text)' is no share"),
        hint: Wording(
          zh: "写 0 到 1，或百分比：0.8 或 80%", en: "write it from 0 to 1 or in per cent: 0.8 or 80%"))
    }
    return isPercent ? number / 100 : number
  }

  /// A duration above zero, in seconds.
  func seconds(_ name: String) throws(UsageError) -> Double? {
    guard let duration = try duration(name) else { return nil }
    guard duration > .zero else {
      throw UsageError(Wording(zh: "--\(name) 要大于 0s", en: "--\(name) must be longer than 0s"))
    }
    return duration.inSeconds
  }

  /// The load that `--calls`, `--per`, `--aht` and `--load` tell.
  ///
  /// - Parameter needsHandling: whether a load in Erlangs needs `--aht` too, for times to come out.
  func load(needsHandling: Bool) throws(UsageError) -> TrafficLoad {
    let handling = try seconds("aht")
    let load: TrafficLoad
    if let erlangs = try number("load", in: 0...Self.largestLoad) {
      if value("calls") != nil {
        throw UsageError(
          Wording(zh: "--load 和 --calls 只能写一个", en: "--load and --calls exclude each other"))
      }
      if value("per") != nil {
        throw UsageError(
          Wording(zh: "--per 配合 --calls，不配合 --load", en: "--per goes with --calls, not with --load")
        )
      }
      if needsHandling, handling == nil { throw Self.missingHandling }
      load = TrafficLoad(erlangs: erlangs, handlingSeconds: handling ?? 1)
    } else {
      guard let calls = try number("calls", in: 0...1e9) else {
        throw UsageError(
          Wording(zh: "有多少来电？缺少 --calls", en: "how many calls? --calls is missing"),
          hint: Wording("--calls 400 --per 30m --aht 180s"))
      }
      guard let handling else { throw Self.missingHandling }
      load = TrafficLoad(
        calls: calls, inSeconds: try seconds("per") ?? 3_600, handlingSeconds: handling)
    }
    guard load.erlangs <= Self.largestLoad else {
      throw UsageError(
        Wording(
          zh: "话务量 \(Figures.number(load.erlangs)) 厄兰超过上限 \(Int(Self.largestLoad))",
          en: "a load of \(Figures.number(load.erlangs)) Erlangs is beyond \(Int(Self.largestLoad))"
        ))
    }
    return load
  }

  private static var largestLoad: Double { Double(WaitQuestion.largestCount) }

  private static var missingHandling: UsageError {
    UsageError(
      Wording(zh: "一通要多久？缺少 --aht", en: "how long does a call take? --aht is missing"),
      hint: Wording("--aht 180s"))
  }
}

/// The names of what a service level is a share of.
enum ServiceLevelBasis {
  static let names = ServiceLevels.Basis.allCases.map(\.rawValue)
}
