package import AfterSales
package import Diagnostics

/// Why somebody at a desk doesn't get what they want.
package protocol Refusal: Error, Worded {}

extension CaseRefusal: Refusal {}
extension RefundRefusal: Refusal {}

/// What a desk refuses by itself, before it asks the store.
package enum DeskRefusal: Refusal, Hashable, Codable {
  case unknownAgent(String)
  /// Only a known agent handles money.
  case noAgent
  case mayNotReveal(ClearField)
  /// A field is to be shown in clear, and nobody says why.
  case noReason
  /// There are only so many people who share the number.
  case noSuchPerson(choice: Int, people: Int)
  /// Nothing tells what a complaint is about.
  case noKind
  /// The number of who complains is nobody's, or several people's.
  case ambiguousCaller(people: Int)
  case unreadableNumber
  /// A call of this id was kept before.
  case callIsKept(String)
  /// A time is stated for what is done in a database that isn't for practice.
  case timeOfRealWork
  /// A text is longer than any that is kept.
  case tooLong(TextField)
  /// Only whoever sees every field in clear writes all of them to a file.
  case mayNotExport
  /// The order isn't of whoever is on the line, or nobody is.
  case orderOfAnotherCustomer(isAnybodyThere: Bool)
  /// The account is bound to no agent.
  case unboundAccount(String)
  /// Somebody wants to act as another agent than the one that their account is bound to.
  case boundToAnother(account: String, agent: String)
  /// It is for the account whose database it is.
  case ownerOnly
  /// It is for supervisors, or the owner of the database.
  case supervisorOnly
  /// The computer has no such account.
  case unknownAccount(String)
  /// The owner's account acts as any agent already, and so does the superuser's.
  case ownersAccount(String)
  case notBound(account: String)
  /// Somebody goes by a call of the live queue that they don't have.
  case callOfAnother
}

extension DeskRefusal {
  /// Whether somebody wanted what isn't for them, whatever they had said.
  package var isOfRights: Bool {
    switch self {
    case .unboundAccount, .boundToAnother, .ownerOnly, .supervisorOnly, .callOfAnother: true
    default: false
    }
  }
}

extension DeskRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknownAgent(let id): Wording(zh: "没有坐席“\(id)”", en: "there is no agent '\(id)'")
    case .noAgent: Wording(zh: "只有在册的坐席才能办理退款", en: "only a known agent handles money")
    case .mayNotReveal(let field):
      Wording(
        zh: "您的级别不能查看\(field.wording.zh)明文（已记录）",
        en: "your level may not see the \(field.wording.en) in clear (this is recorded)")
    case .noReason: Wording(zh: "查看明文必须写明原因", en: "seeing it in clear needs a reason")
    case .noSuchPerson(let choice, let people):
      Wording(
        zh: "这个号码有\(people)位客户，没有第\(choice)位",
        en: "the number has \(people) callers, not \(choice)")
    case .noKind:
      Wording(zh: "没有问题类型，也没有可供判断的客户原话", en: "neither a kind nor the customer's words tell it")
    case .ambiguousCaller(people: 0):
      Wording(zh: "没有这个号码的客户", en: "nobody is known under this number")
    case .ambiguousCaller(let people):
      Wording(zh: "有\(people)人共用这个号码", en: "\(people) people share this number")
    case .unreadableNumber: Wording(zh: "这不是电话号码", en: "this is no telephone number")
    case .callIsKept(let id): Wording(zh: "已有通话 \(id)", en: "there is a call \(id) already")
    case .timeOfRealWork:
      Wording(
        zh: "只有练习数据库才能指定时间（hotline db init --practice）；实际工作以总台时钟为准",
        en: "a time can be stated in a practice database only (hotline db init --practice); "
          + "real work goes by the desk's clock")
    case .tooLong(let field):
      Wording(
        zh: "\(field.wording.zh)最多\(field.limit)字",
        en:
          "\(field.wording.en): what was given is longer than \(field.limit) characters, and is not kept"
      )
    case .mayNotExport:
      Wording(
        zh: "导出明文需要可查看全部明文的级别（--agent；已记录）",
        en:
          "an export in clear needs an agent whose level sees every field (this is recorded)"
      )
    case .orderOfAnotherCustomer(isAnybodyThere: true):
      Wording(
        zh: "订单不属于当前来电的客户；确需办理请写明原因（--other-customer 原因）",
        en:
          "the order is not of the caller in hand; if it must be, say why (--other-customer REASON)"
      )
    case .orderOfAnotherCustomer(isAnybodyThere: false):
      Wording(
        zh: "没有来电在手；确需办理请写明原因（--other-customer 原因）",
        en: "no caller is in hand; if it must be, say why (--other-customer REASON)")
    case .unboundAccount(let account):
      Wording(
        zh: "账户 \(account) 没有绑定坐席，总台不予办理（已记录）；请管理员执行 hotline desk bind 坐席 --user \(account)",
        en: "the account \(account) is bound to no agent, so the desk does nothing for it (this is "
          + "recorded); the administrator runs `hotline desk bind AGENT --user \(account)`")
    case .boundToAnother(let account, let agent):
      Wording(
        zh: "账户 \(account) 绑定的是坐席 \(agent)，不能以他人名义办理（已记录）",
        en:
          "the account \(account) is bound to the agent \(agent), and acts as nobody else (this is "
          + "recorded)")
    case .ownerOnly:
      Wording(
        zh: "只有数据库的所有者账户可以这样做（已记录）",
        en: "this is for the account alone whose database it is (this is recorded)")
    case .supervisorOnly:
      Wording(zh: "只有主管可以这样做（已记录）", en: "this is for supervisors (this is recorded)")
    case .unknownAccount(let name):
      Wording(zh: "本机没有账户“\(name)”", en: "this computer has no account '\(name)'")
    case .ownersAccount(let name):
      Wording(
        zh: "\(name) 是数据库所有者或超级用户的账户，本来就能以任何坐席的名义办理",
        en: "\(name) is the owner's or the superuser's account, which acts as any agent anyway")
    case .callOfAnother:
      Wording(zh: "这个来电不在您手里（已记录）", en: "you don't have this call (this is recorded)")
    case .notBound(let account):
      Wording(zh: "账户 \(account) 没有绑定坐席", en: "the account \(account) is bound to no agent")
    }
  }
}
