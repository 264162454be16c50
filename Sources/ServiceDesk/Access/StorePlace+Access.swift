internal import AfterSales
package import Diagnostics
internal import Glibc
internal import Switchboard

extension StorePlace {
  /// How long an answer may be, in bytes.
  static let longestAnswer = SwitchboardServer.longestAnswer

  /// The way to the desk that runs, else to the file for the owner of the database.
  ///
  /// - Parameters:
  ///   - agent: as whom to act, for the owner; others are whom their account is bound to.
  ///   - moment: as of when, in a database for practice.
  ///   - house: the rules for the file; a desk that runs has its own.
  /// - Throws: `NotTheOwner` for everybody else while no desk runs; `DeskRefusal`, or what opening the
  ///   database throws.
  package func access(
    actingAs agent: String?, at moment: Instant?, house: @autoclosure () -> HouseRules,
    clock: @escaping () -> Instant
  ) throws -> any DeskAccess {
    let connection = DeskConnection(database: database, isForLong: false)
    do {
      try connection.connect()
      return SocketAccess(connection, agent: agent, moment: moment)
    } catch SwitchboardError.notRunning {
      try requireOwner(isDeskDown: true)
      return try fileAccess(actingAs: agent, at: moment, house: house(), clock: clock)
    }
  }

  /// The way to the desk that runs, whether it does at this moment or not.
  package func runningDesk(
    actingAs agent: String?, at moment: Instant? = nil
  ) -> SocketAccess {
    SocketAccess(
      DeskConnection(database: database, isForLong: true), agent: agent, moment: moment)
  }

  /// The way to the file, for the owner of the database alone.
  ///
  /// - Throws: as `access`.
  package func fileAccess(
    actingAs agent: String?, at moment: Instant?, house: HouseRules,
    clock: @escaping () -> Instant
  ) throws -> FileAccess {
    let account = HostAccount.current.name
    let desk = try ServiceDesk(try open(), house: house, clock: clock)
      .stating(moment, by: .user(account: account))
    return FileAccess(desk: desk, actor: try desk.identify(agent: agent, account: account))
  }

  /// - Parameter isDeskDown: whether that is why the file would be used.
  /// - Throws: `NotTheOwner` if another account has the file; the superuser could read it, but isn't the
  ///   one who answers for it.
  func requireOwner(isDeskDown: Bool = false) throws {
    var status = stat()
    guard unsafe stat(database, &status) == 0, status.st_uid != geteuid() else { return }
    throw NotTheOwner(
      database: database, owner: HostAccount.of(status.st_uid).name, isDeskDown: isDeskDown)
  }
}

/// Why somebody can't work on the file of a database.
package struct NotTheOwner: Error, Worded {
  let database: String
  let owner: String
  /// Whether it could be done through the desk, if that ran.
  let isDeskDown: Bool

  package var wording: Wording {
    isDeskDown
      ? Wording(
        zh: "\(database)：数据库属于账户 \(owner)，其他账户只能通过总台办理；总台没有运行，请 \(owner) 启动 "
          + "hotline switchboard",
        en:
          "\(database): the database is the account \(owner)'s, and others work through the desk, "
          + "which isn't running here: \(owner) starts it with `hotline switchboard`")
      : Wording(
        zh: "\(database)：这要在文件上办理，只有账户 \(owner) 可以",
        en: "\(database): this is done on the file, which is for the account \(owner) alone")
  }
}
