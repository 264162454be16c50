package import Diagnostics

/// Something that is wrong with a store; personal data is not named.
package struct CheckFinding: Hashable, Sendable {
  package var part: Part
  package var message: Wording

  /// What of a store was looked at.
  package enum Part: String, Hashable, Sendable {
    case pages, layout, references, rows, keys, fields, indexes, records, audit
  }

  package init(part: Part, message: Wording) {
    self.part = part
    self.message = message
  }
}

extension CheckFinding: Worded {
  package var wording: Wording {
    Wording(zh: "\(part.wording.zh)：\(message.zh)", en: "\(part.wording.en): \(message.en)")
  }
}

extension CheckFinding.Part: Worded {
  package var wording: Wording {
    switch self {
    case .pages: Wording(zh: "页面", en: rawValue)
    case .layout: Wording(zh: "表结构", en: rawValue)
    case .rows: Wording(zh: "数据行", en: rawValue)
    case .records: Wording(zh: "与审计的对照", en: rawValue)
    case .references: Wording(zh: "引用", en: rawValue)
    case .keys: Wording(zh: "密钥", en: rawValue)
    case .fields: Wording(zh: "加密字段", en: rawValue)
    case .indexes: Wording(zh: "索引", en: rawValue)
    case .audit: Wording(zh: "审计", en: rawValue)
    }
  }
}
