internal import AfterSales
package import Diagnostics

/// Why a store can't be used, or can't do what was asked of it.
package enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  case exists(path: String)
  /// A file of another program.
  case foreign(path: String)
  /// Made by a later version of this program.
  case newer(path: String, version: Int, known: Int)
  /// - Parameter reason: in the operating system's words.
  case readOnly(path: String, reason: String)
  /// Nothing can be made in the folder of a file.
  case folder(path: String, file: String, reason: String)
  case noFolder(path: String, file: String)
  case notRegular(path: String)
  case openToOthers(path: String, mode: UInt32)
  /// Its journal and its socket would be under one of several names.
  case hardLinked(path: String, links: Int)
  /// The name of the key file is the database's too.
  case keyFileItself(path: String)
  case notEmpty(path: String)
  /// A real database, which can't become one for practice any more.
  case notForPractice(path: String)
  case noSuchCaller
  /// The caller's key was destroyed on request; nothing of theirs can be read any more.
  case erased
  case orderOfAnother(id: String)
  /// Somebody with another id of the shop has this number and this name.
  case personOfAnother
  /// An envelope that doesn't open; `field` is its table, row and column, its content isn't told.
  case unreadable(path: String, field: String, CryptoError)
  /// A row holds what no version of this program writes; `row` is its table, id and column.
  case damagedRow(path: String, row: String)
  /// A row that others refer to isn't there; `row` is its table and id.
  case missingRow(path: String, row: String)
  case keysExhausted(path: String)
  case auditBroken(path: String, Wording)
}

extension StoreError: Worded {
  package var wording: Wording {
    switch self {
    case .missing(let path):
      Wording(
        zh: "\(path)：这里没有数据库；用 hotline db init 建立，或用 --db 指明",
        en:
          "\(path): there is no database here; make one with `hotline db init` or name it with --db"
      )
    case .exists(let path):
      Wording(
        zh: "\(path)：已有同名文件，未作改动",
        en: "\(path): there is a file already, and it is left as it is")
    case .foreign(let path):
      Wording(zh: "\(path)：这不是 hotline 的数据库", en: "\(path): this is no database of hotline")
    case .newer(let path, let version, let known):
      Wording(
        zh: "\(path)：数据库的表结构是第\(version)版，本程序只认识到第\(known)版；请用新版程序",
        en:
          "\(path): the database has layout \(version), this program knows layouts up to \(known); "
          + "use the newer program")
    case .readOnly(let path, let reason):
      Wording(
        zh: "\(path)：数据库只读（\(reason)），查询无法留下审计记录，因此什么也不显示",
        en: "\(path): the database is read-only (\(reason)), so no look-up could be audited; "
          + "nothing is shown")
    case .folder(let path, let file, let reason):
      Wording(
        zh: "\(file)：文件夹 \(path) 里不能新建文件（\(reason)）；未作任何改动",
        en: "\(file): nothing can be made in the folder \(path) (\(reason)); nothing was changed")
    case .noFolder(let path, let file):
      Wording(
        zh: "\(file)：没有文件夹 \(path)", en: "\(file): there is no folder \(path)")
    case .notRegular(let path):
      Wording(zh: "\(path)：这不是普通文件", en: "\(path): this is no regular file")
    case .openToOthers(let path, let mode):
      Wording(
        zh: "\(path)：数据库权限为 \(String(mode, radix: 8))，他人可写；只应由所有者写入（chmod 600）",
        en: "\(path): the database has mode \(String(mode, radix: 8)) and others may write it; "
          + "only its owner may (chmod 600)")
    case .hardLinked(let path, let links):
      Wording(
        zh: "\(path)：数据库有\(links)个名字（硬链接），从不同名字打开会损坏数据；"
          + "请只留一个名字（find -samefile 可找出其余的），另一个用符号链接（ln -s）",
        en: "\(path): the database has \(links) names (hard links), and work under several of them "
          + "corrupts it; keep one (find -samefile shows the others), and use ln -s for a second")
    case .keyFileItself(let path):
      Wording(
        zh: "\(path)：数据库和密钥要各用一个文件",
        en: "\(path): database and key need files of their own")
    case .notEmpty(let path):
      Wording(
        zh: "\(path)：数据库里已有客户；演示数据只能放进空的数据库",
        en: "\(path): there are callers in the database; demo data needs an empty one")
    case .notForPractice(let path):
      Wording(
        zh: "\(path)：这个数据库已用于实际工作，不能改作练习；请用 hotline db init --practice 另建一个",
        en: "\(path): real work was done in the database, so it can't become one for practice; "
          + "make another with `hotline db init --practice`")
    case .noSuchCaller: Wording(zh: "没有这位客户", en: "there is no such caller")
    case .erased:
      Wording(
        zh: "该客户的个人信息已按要求删除，无法再读取或补记",
        en: "the caller was erased; nothing of theirs can be read any more, or added")
    case .orderOfAnother(let id):
      Wording(
        zh: "订单 \(id) 已属于另一位客户", en: "order \(id) belongs to another caller already")
    case .personOfAnother:
      Wording(
        zh: "同一个号码、同一个姓名已有另一个客户编号",
        en: "the same number and name have another id already")
    case .unreadable(let path, let field, let error):
      Wording(
        zh: "\(path)：\(field)：\(error.wording.zh)", en: "\(path): \(field): \(error.wording.en)")
    case .damagedRow(let path, let row):
      Wording(
        zh: "\(path)：\(row)：本程序不认识其中的内容；数据可能由更新的程序写入，或被改动",
        en: "\(path): \(row): this program doesn't know what stands there; "
          + "a newer program wrote it, or somebody changed it")
    case .missingRow(let path, let row):
      Wording(
        zh: "\(path)：缺少 \(row)，却有记录指向它；数据可能被改动",
        en: "\(path): \(row) is missing, though other rows refer to it; somebody changed the data")
    case .keysExhausted(let path):
      Wording(
        zh: "\(path)：主密钥的版本号已用完",
        en: "\(path): all versions of the master key have been used")
    case .auditBroken(let path, let finding):
      Wording(
        zh: "\(path)：审计记录不完好：\(finding.zh)",
        en: "\(path): the audit is not sound: \(finding.en)")
    }
  }
}

extension StoreError {
  /// Whether something behind the program changed what it is about, which all others are free of: it
  /// is named and set aside, and the rest goes on.
  var isDamage: Bool {
    switch self {
    case .unreadable, .damagedRow, .missingRow: true
    default: false
    }
  }
}

extension StoreError: Hinted {
  /// What to do about it, where the error doesn't say it itself.
  package var hint: Wording? {
    switch self {
    case .readOnly:
      Wording(
        zh: "给本账户写权限（chmod u+w）；在只读的磁盘上，把数据库和密钥一起复制到可写的文件夹再用",
        en: "let this account write it (chmod u+w); of a disk that is read-only, copy database and "
          + "key to a folder that can be written")
    case .folder:
      Wording(
        zh: "给本账户在文件夹里的写权限（chmod u+wx），或指明别处的文件",
        en: "let this account write in the folder (chmod u+wx), or name a file elsewhere")
    case .noFolder(let path, _): Wording("mkdir -p \(path)")
    case .auditBroken: Wording("hotline audit verify")
    default: nil
    }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String { wording.en }
}
