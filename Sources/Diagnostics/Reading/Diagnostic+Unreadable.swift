internal import Glibc

extension Diagnostic {
  /// That a file can't be read, and why, as far as that can be told afterwards.
  package static func unreadable(_ path: String) -> Diagnostic {
    let reason = reason(of: path)
    return Diagnostic(
      .error, "unreadable", file: path,
      reason.map {
        Wording(zh: "读不了这个文件：\($0.zh)", en: "the file can't be read: \($0.en)")
      } ?? Wording(zh: "读不了这个文件", en: "the file can't be read"))
  }

  private static func reason(of path: String) -> Wording? {
    if FileStatus(path)?.kind == .directory {
      return Wording(zh: "这是文件夹", en: "it is a directory")
    }
    guard unsafe access(path, R_OK) != 0 else { return nil }
    switch errno {
    case ENOENT, ENOTDIR: return Wording(zh: "没有这个文件", en: "there is no such file")
    case EACCES: return Wording(zh: "没有读取权限", en: "this account may not read it")
    default: return nil
    }
  }
}
