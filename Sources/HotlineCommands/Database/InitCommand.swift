internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let database = Command(
    "db", summary: "Make, fill, check and keep the database of callers",
    subcommands: [
      databaseInit, databaseImport, databaseExport, databaseCheck, databaseBackup,
      databaseStatistics, databaseRotateKey, databaseErase, databaseDemo,
    ])

  static let databaseInit = Command(
    "init", summary: "Make an empty database and its key file",
    discussion: """
      The key file opens everything in the database. Keep a copy of it in a safe place, away from
      the database's backups: without it nothing can be read, with it everything can.

      In a database for practice commands take --at TIME, so that a day can be played through; it
      says what it is wherever it is shown, and a real one can't become one later.
      """,
    options: StorePlace.options + [
      .flag("practice", help: "for training and tests: times may be stated, and nothing counts")
    ]
  ) { invocation, console in
    let location = StorePlace(invocation, console)
    let isPractice = invocation.flag("practice")
    try location.create(at: .now, practiceOf: isPractice ? .ofComputer : nil)
    if isPractice { console.writeError(console.practiceNotice) }
    let database = DisplayWidth.printable(location.database)
    let keyFile = DisplayWidth.printable(location.keyFile)
    console.write(
      console.text(
        zh: "已建立数据库 \(database)，密钥文件 \(keyFile)（请另行妥善备份）\n",
        en: "made \(database) with key file \(keyFile) "
          + "(keep a copy of the key in a safe place)\n"))
    return .success
  }
}
