internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let database = Command(
    "db",
    summary: Wording(
      zh: "建立、填充、检查和维护客户数据库", en: "Make, fill, check and keep the database of callers"),
    subcommands: [
      databaseInit, databaseImport, databaseExport, databaseCheck, databaseBackup,
      databaseStatistics, databaseRotateKey, databaseErase, databaseDemo,
    ])

  package static let databaseInit = Command(
    "init", summary: Wording(zh: "建立空数据库和密钥文件", en: "Make an empty database and its key file"),
    discussion: Wording(
      zh: """
        密钥文件能打开库里的一切。另存一份在安全的地方，不要和备份放在一起：没有它什么都读不出来，
        有了它什么都读得出来。

        练习库里的命令可以写 --at TIME，把一天演一遍；凡是显示的地方都会标明是练习库，正式库不能改成练习库。
        """,
      en: """
        The key file opens everything in the database. Keep a copy of it in a safe place, away from
        the database's backups: without it nothing can be read, with it everything can.

        In a database for practice commands take --at TIME, so that a day can be played through; it
        says what it is wherever it is shown, and a real one can't become one later.
        """),
    options: StorePlace.options + [
      .flag(
        "practice",
        help: Wording(
          zh: "用于培训和测试：可以指定时间，什么都不作数",
          en: "for training and tests: times may be stated, and nothing counts"))
    ]
  ) { invocation, console in
    let location = StorePlace(invocation, console)
    let isPractice = invocation.flag("practice")
    try location.create(at: .now, practiceOf: isPractice ? .ofComputer : nil)
    try ServiceDesk(location.open(), house: .builtIn, clock: { .now }).keepQueueTitles()
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
