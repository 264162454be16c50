package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import ServiceDesk

/// A view of a caller on its way to a person's or a program's eyes.
package struct PopScreen {
  package let pop: Audited<Pop>
  package private(set) var console: Console
  /// Whether there is little room, so that what matters most must stand first and short.
  package private(set) var isBrief = false
  /// What is typed to choose one of several people.
  private let choosing: String
  /// What the queue is called that the call waited in, where the house has a title for it.
  let queue: String?

  package var view: PopView { pop.view }
  /// When it was looked up.
  package var now: Instant { pop.at }

  package init(
    _ pop: Audited<Pop>, _ console: Console, choosing: String = "--choose", queue: String? = nil
  ) {
    self.pop = pop
    self.console = console
    self.choosing = choosing
    self.queue = queue
  }

  /// The lines for a window of another width.
  /// - Parameter isBrief: whether they are to be few.
  package func lines(columns: Int, isBrief: Bool = false) -> [String] {
    var copy = self
    copy.console.columns = columns
    copy.isBrief = isBrief
    return copy.text.split(separator: "\n").map(String.init)
  }

  /// Where the lines of a section begin, and how wide they are; made for 100 columns.
  package static let margin = 8
  package var width: Int { min(100, max(60, console.columns)) - Self.margin }

  /// What the agent must make sure of before anything is told or changed.
  package var verification: Wording {
    switch pop.verification {
    case .somethingKnown:
      Wording(
        zh: "请客户报最近一笔订单的金额或游戏账号尾号，再谈订单",
        en: "have the caller name the amount of the last order or the end of the game account first"
      )
    case .surname(let people):
      Wording(
        zh: "该号码有\(people)位客户，请问清姓氏，用 \(choosing) 选择",
        en: "\(people) people share this number: ask for the surname, then \(choosing)")
    case .surnameAndOrder(let people):
      Wording(
        zh: "共用号码（\(people)位），务必核对姓氏与订单",
        en: "one of \(people) people on this number: check the surname and an order")
    case .anyNumber:
      Wording(
        zh: "没有这个号码的资料：请报订单号或受理编号", en: "nothing is known: ask for an order or case number")
    case .wholeNumber:
      Wording(
        zh: "未显示号码：请报完整订单号或受理编号，不建档",
        en: "withheld: ask for the full order or case number; no profile is made")
    case .callingNumber:
      Wording(zh: "这不是电话号码，请核对来电显示", en: "this is no telephone number")
    }
  }

  package var matchText: Wording {
    switch view.match {
    case .exact: Wording(zh: "已识别", en: "known caller")
    case .shared:
      Wording(zh: "\(view.people.count)人共用", en: "shared by \(view.people.count)")
    case .unknown: Wording(zh: "新号码", en: "unknown")
    case .withheld: Wording(zh: "未显示号码", en: "withheld")
    case .unreadable: Wording(zh: "无法识别", en: "unreadable")
    }
  }

  /// A field as it may be shown: masked, or in clear after its disclosure.
  package func shown(_ text: ClearText?, _ field: ClearField) -> String? {
    text.map { pop.revealed?.field == field ? pop.revealed?.text ?? $0.masked : $0.masked }
  }
}
