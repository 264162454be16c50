package import Diagnostics
internal import Glibc

/// Why the live queue can't be run or reached.
package enum SwitchboardError: Error, Hashable, Sendable {
  case alreadyRunning(path: String)
  case notRunning(path: String)
  /// The account may not look into the folder, or use the socket in it.
  case outOfReach(path: String)
  case pathTooLong(path: String, limit: Int)
  /// Calls wait in the database for a queue that the scenario lacks.
  case planLacks(queue: String)
  /// A message of the switchboard is none that this version knows; the code says what is wrong with
  /// it, since the message may hold what not everybody may read.
  case misreadMessage(code: String)
  /// The operating system refused something.
  case system(String, path: String, code: Int32)
  /// Another program listens where this one would.
  case taken(path: String)
  /// Something else than a socket is where the switchboard's would be.
  case notASocket(path: String)
  /// The program that listens is of another account than the database.
  case ofAnother(path: String, account: UInt32)
  /// What answers is no switchboard.
  case foreign(path: String)
  /// Somebody listens, but nothing comes.
  case silent(path: String, seconds: Int)
}

extension SwitchboardError: Worded {
  /// One line for the user.
  package var wording: Wording {
    switch self {
    case .alreadyRunning(let path):
      Wording(
        zh: "\(path)：已有另一个总机在运行这个队列；同时只能有一个",
        en: "\(path): another switchboard owns this queue already; one at a time can")
    case .notRunning(let path):
      Wording(
        zh: "\(path)：这里没有总机在运行；用 hotline switchboard 启动",
        en: "\(path): no switchboard is running here; start one with `hotline switchboard`")
    case .outOfReach(let path):
      Wording(
        zh: "\(path)：本账户够不到这里；所在文件夹须让他人通过（chmod 711）",
        en: "\(path): this account can't reach it; its folder must let others through (chmod 711)")
    case .pathTooLong(let path, let limit):
      Wording(
        zh: "\(path)：套接字的路径最多\(limit)字节；请把数据库放进路径较短的文件夹",
        en: "\(path): a socket's path may have \(limit) bytes at most; "
          + "put the database into a folder with a shorter path")
    case .planLacks(let queue):
      Wording(
        zh: "队列“\(queue)”还有来电在等，情景里却没有它；请用它们来时的情景启动",
        en: "calls wait for the queue \"\(queue)\", which the scenario doesn't have; "
          + "start with the scenario they came in with")
    case .misreadMessage(let code):
      Wording(
        zh: "总机说的话本版本不认识（\(code)）；请让双方使用同一版本的程序",
        en: "the switchboard says what this version doesn't know (\(code)); "
          + "run the same version of both")
    case .system(let action, let path, let code):
      Wording(
        zh: "\(path)：操作失败（\(action)：\(Self.reason(code))）",
        en: "\(path): \(action) failed (\(Self.reason(code)))")
    case .taken(let path):
      Wording(
        zh: "\(path)：已有另一个程序在这里监听；请先结束它",
        en: "\(path): another program listens here; end it first")
    case .notASocket(let path):
      Wording(
        zh: "\(path)：总机的套接字应在这里，现有的却不是套接字；请移走它",
        en: "\(path): the switchboard's socket belongs here, "
          + "but this is something else; move it away")
    case .ofAnother(let path, let account):
      Wording(
        zh: "\(path)：在这里监听的是用户 \(account) 的程序，而数据库不属于该用户；什么也没有告诉它",
        en: "\(path): a program of user \(account) listens here, to whom "
          + "the database doesn't belong; it was told nothing")
    case .foreign(let path):
      Wording(
        zh: "\(path)：在这里应答的不是 hotline 的总机，或不是同一版本；请结束那个程序",
        en: "\(path): what answers here is no switchboard of hotline, or one of another version; "
          + "end that program")
    case .silent(let path, let seconds):
      Wording(
        zh: "\(path)：有程序在监听，但\(seconds)秒没有应答；请查看总机是否停住，或是别的程序占用了这里",
        en: "\(path): a program listens here, but hasn't answered for \(seconds) seconds; "
          + "see whether the switchboard stands still or something else has its place")
    }
  }

  private static func reason(_ code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}

extension SwitchboardError: CustomStringConvertible {
  package var description: String { wording.en }
}
