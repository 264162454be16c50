package import Diagnostics

extension KeyFile.Refusal: Worded {
  package var wording: Wording {
    switch self {
    case .missing(let path):
      Wording(
        zh: "\(path)：这里没有密钥文件；用 --key 或 $HOTLINE_KEY 指明",
        en: "\(path): there is no key file here; name it with --key or $HOTLINE_KEY")
    case .exists(let path):
      Wording(
        zh: "\(path)：已有同名文件，未作改动",
        en: "\(path): there is a file already, and it is left as it is")
    case .isLink(let path):
      Wording(
        zh: "\(path)：密钥文件是符号链接；请指明文件本身",
        en: "\(path): the key file is a symbolic link; name the file itself")
    case .notRegular(let path):
      Wording(zh: "\(path)：密钥文件不是普通文件", en: "\(path): the key file is no regular file")
    case .foreignOwner(let path, let owner, let user):
      Wording(
        zh: "\(path)：密钥文件属于用户 \(owner)，而现在是用户 \(user)",
        en: "\(path): the key file belongs to user \(owner), but this is user \(user)")
    case .openToOthers(let path, let mode):
      Wording(
        zh: "\(path)：密钥文件权限为 \(String(mode, radix: 8))，他人可读；只应由所有者读取（chmod 600）",
        en: "\(path): the key file has mode \(String(mode, radix: 8)) and is open to others; "
          + "only its owner may read it (chmod 600)")
    case .hardLinked(let path, let links):
      Wording(
        zh: "\(path)：密钥文件有\(links)个名字（硬链接），他人可能接触到",
        en: "\(path): the key file has \(links) names (hard links), so others may reach it")
    case .malformed(let path, let line):
      Wording(
        zh: "\(path)：第\(line)行不是密钥文件的内容",
        en: "\(path): line \(line) is no line of a key file")
    case .foreign(let path, let store):
      Wording(
        zh: "\(path)：这不是 \(store) 的密钥", en: "\(path): this is not the key of \(store)")
    case .system(let path, let operation, let message):
      Wording(
        zh: "\(path)：密钥文件读写失败（\(operation)：\(message)）",
        en: "\(path): key file: \(operation) failed (\(message))")
    }
  }
}

extension KeyFile.Refusal: CustomStringConvertible {
  package var description: String { wording.en }
}
