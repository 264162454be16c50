internal import AfterSales
package import Diagnostics

/// How customers are graded, in the words of the desk; other words are shown as they are kept.
package enum TierText {
  package static func wording(_ tier: String) -> Wording {
    switch tier {
    case "ordinary": Wording(zh: "普通", en: "ordinary")
    case "silver": Wording(zh: "银卡", en: "silver")
    case "gold": Wording(zh: "金卡", en: "gold")
    case "vip": Wording(zh: "VIP", en: "VIP")
    default: Wording(zh: tier, en: tier)
    }
  }
}
