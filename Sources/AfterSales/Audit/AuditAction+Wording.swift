package import Diagnostics

extension AuditAction: Worded {
  /// What it is called on a screen; in English by the word of the audit itself, for which rows are
  /// looked up too.
  package var wording: Wording { Wording(zh: chinese, en: rawValue) }

  private var chinese: String {
    switch self {
    case .lookUp: "查询"
    case .reveal: "明文查看"
    case .change: "改动"
    case .refusal: "拒绝"
    case .importFile: "导入"
    case .exportData: "导出"
    case .erase: "删除个人信息"
    case .rotateKey: "更换密钥"
    case .backup: "备份"
    }
  }
}
