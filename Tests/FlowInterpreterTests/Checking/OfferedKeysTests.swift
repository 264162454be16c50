import Diagnostics
import FlowInterpreter
import Testing

/// Whether lint reads the keys that prompts offer as people do.
@Suite struct OfferedKeysTests {
  /// Phrasings, half of them with numbers that are no keys, and the keys that each offers.
  static let phrasings: [(text: String, keys: String)] = [
    ("充值请按1，退款请按2，人工请按0。", "120"),
    ("充值请选1，人工请选0。", "10"),
    ("充值、人工，请分别按1、0。", "10"),
    ("会员按8折优惠。充值请按1，人工请按0。", "10"),
    ("充值按1，人工0。", "10"),
    ("按7天无理由退货规定，充值请按1，人工请按0。", "10"),
    ("投诉请拨打12315，人工请按0。", "0"),
    ("我们24小时服务，查询请按1。", "1"),
    ("请按1到5打分，5分最满意。", "12345"),
    ("请按1至3。", "123"),
    ("按一转人工，按二查询。", "12"),
    ("按一般规定三天到账。", ""),
    ("按三包规定处理，退货请按3。", "3"),
    ("请输入6位密码，以井号键结束。", "#"),
    ("请输入订单号，按#号键结束。", "#"),
    ("返回请按星号键。", "*"),
    ("重听请按米字键，结束请按井号键。", "*#"),
    ("不知道请按0和井号键。", "0#"),
    ("请不要按3，请按1。", "1"),
    ("请勿按9。", ""),
    ("请按数字键8。", "8"),
    ("请按“2”。", "2"),
    ("按１查询，按２退款。", "12"),
    ("查询请按1或2。", "12"),
    ("查询请按1、2或3。", "123"),
    ("人工请按零。", "0"),
    ("每人限购2件，按1下单。", "1"),
    ("限时9折，选2件再减10元，订购请选1。", "1"),
    ("按照3天内退款的原则办理。", ""),
    ("您是第5位，预计等待3分钟。", ""),
    ("1号线、2号线停运，出行咨询请按2。", "2"),
    ("10月1日至7日休息，回电请按1。", "1"),
    ("按2024年价格计算。", ""),
    ("请拨9转外线。", "9"),
    ("摁1充值，摁2退款。", "12"),
    ("1充值，2退款，请按键。", "12"),
    ("请选择：1充值，2退款，0人工。", "120"),
    ("充值，1；退款，2；人工，0。请选择。", "120"),
    ("请输入您的选择：充值1，退款2，人工0。", "120"),
    ("充值业务1，退款业务2，请按键选择。", "12"),
    ("请选择：充值1、退款2、人工0", "120"),
    ("请选择：一号店，二号店，分别按1、2。", "12"),
    ("请选择票数，成人1张，儿童2张。确认按1，重选按2。", "12"),
    ("请选择套餐1，或套餐2。", ""),
    ("Sales is 1. Service is 2.", "12"),
    ("Your balance is 5. Your limit is 9.", ""),
    ("Our address is 1. Main street is 7.", ""),
    ("查询按1；退款按2；投诉按3；", "123"),
    ("请选择1号键办理。", "1"),
    ("选1号套餐的客户请按4。", "4"),
    ("请按键选择。", ""),
    ("按时到账，按期还款，按月付费。", ""),
    ("拨打4008001234咨询，人工按0。", "0"),
    ("您的余额是5元，充值按1。", "1"),
    ("第1步，请按2确认。", "2"),
    ("请在5秒内按1确认。", "1"),
    ("用户评分4.8分，打分请按1到5。", "12345"),
    ("输入0返回上级。", "0"),
    ("需要2到3个工作日，继续请按1，挂机请按9。", "19"),
    ("Press 1 for billing, 2 for sales.", "12"),
    ("For billing press one; for sales, two.", "12"),
    ("Billing: 1. Sales: 2.", "12"),
    ("Choose 1 for billing and 2 for sales.", "12"),
    (
      "To pay a bill, press 1. To speak with sales, press 2. To enter 5 digits later, hold on.",
      "12"
    ),
    ("For billing, press 1. For sales, press 2.", "12"),
    ("Press 1, 2, or 3.", "123"),
    ("Press 1 through 4 to choose.", "1234"),
    ("Press 1 to hold, or 2 to request a call back.", "12"),
    ("Press one of the keys.", ""),
    ("Do not press 3.", ""),
    ("Don't press 9, press 8.", "8"),
    ("One moment please.", ""),
    ("You selected option 1.", ""),
    ("Call 1-800-555-0000 or press 0.", "0"),
    ("We are open 24/7. For orders press 2.", "2"),
    ("Please enter your account number, followed by the pound sign.", "#"),
    ("Enter the amount, then press # to complete your entry. For example 2 5 pound.", "#"),
    ("Press the pound key when done, or star to go back.", "#*"),
    ("Say provider or press 1. Say patient or press 2.", "12"),
    ("Please say or press 1 for providers, or say or press 2 for patients.", "12"),
    ("Enter your 4 digit PIN.", ""),
    ("Enter your 4-digit PIN, then press pound.", "#"),
    ("Our next appointment is within 3 business days; press 0 for help.", "0"),
    ("Orders over 5 dollars ship free. Press 1 to order.", "1"),
    ("Press 1 for English. Para español, oprima el 2.", "12"),
    ("Dial 9 for an outside line.", "9"),
    ("Dial 911 in an emergency.", ""),
    ("Press option 4 for hours.", "4"),
    ("Hit 1 now.", "1"),
    ("For claims, hit 1; for billing, hit 2; all others, hit 3.", "123"),
    ("It takes 2 to 3 minutes. Press 1 to wait.", "1"),
    ("Press 5 times to confirm.", ""),
    ("Press 1 twice.", "1"),
    ("The office opens at 9:30. Press 2 to leave a message.", "2"),
    ("Version 1.2 is out. Press 3.", "3"),
    ("Press 1 if you want A, 2 if you want B, and 3 if you want C.", "123"),
    ("For sales, 1. For support, 2. Press now.", ""),
    ("You have 3 new messages. To listen, press 1.", "1"),
    ("You have 2 messages. Press 1 to listen, 9 to delete.", "19"),
    ("Select 1 of 3 plans.", ""),
    ("Press 0 0 1 for abroad.", ""),
    ("Enter your 16-digit card number or press * for help.", "*"),
    ("Press star to hear this again, pound to exit.", "*#"),
    ("If you know the extension, dial it now. Otherwise press 0.", "0"),
    ("Press 1 for hardware issues, or press 2 for software issues", "12"),
    ("Rate us from 1 to 5 stars.", "12345"),
    ("Please press a key from 1 to 5.", "12345"),
    ("Press *9 to forward.", ""),
    ("Your order 7 is ready. Press 7 for details.", "7"),
    ("For the 2 bedroom flat, press 3.", "3"),
    ("Impress 1 friend.", ""),
    ("To hear this in English press eight.", "8"),
    ("Press 1 for a 2 hour slot, 3 for a 4 hour slot.", "13"),
  ]

  /// What the two rules about keys find at a menu that says a text and accepts some keys.
  private func findings(_ text: String, accepting keys: some Sequence<Character>) throws -> [String]
  {
    let choices = keys.map { "{ key: '\($0)', label: '第\($0)项', next: 'z' }" }
    let quoted = text.replacing("\"", with: "\\\"")
    let flow = flow(
      nodes: """
        a: { type: "menu", prompt: "\(quoted)", choices: [\(choices.joined(separator: ","))] },
        z: { type: "hangup" }
        """)
    return try MarkedFlows(["f": flow]).findings().filter {
      ["key-not-offered", "offered-key-not-accepted"].contains($0.code)
    }.map(\.message)
  }

  @Test func `of phrasings that nobody tuned it to at least 95 in 100 have no finding`() throws {
    let wrong = try OfferedKeysHeldOut.phrasings.filter { text, keys in
      let found = try findings(text, accepting: keys.isEmpty ? "8" : keys)
      return keys.isEmpty
        ? found.count != 1 || !found[0].contains("no prompt") : !found.isEmpty
    }
    #expect(wrong.count * 20 <= OfferedKeysHeldOut.phrasings.count, "\(wrong.map(\.text))")
  }

  @Test(arguments: phrasings + OfferedKeysInSurveys.phrasings)
  func `a menu that accepts what it offers has no finding`(text: String, keys: String) throws {
    if keys.isEmpty {
      // No key is offered, so the one that is there is not, and none too many.
      let found = try findings(text, accepting: "8")
      #expect(found.count == 1)
      #expect(found.allSatisfy { $0.contains("no prompt") })
    } else {
      #expect(try findings(text, accepting: keys) == [])
    }
  }

  @Test(
    arguments: phrasings.filter {
      !$0.keys.isEmpty && !["Billing:", "Sales is"].contains(where: $0.text.hasPrefix)
    })
  func `a key that is offered and not accepted is found`(text: String, keys: String) throws {
    let other: Character = keys.contains("7") ? "6" : "7"
    let found = try findings(text, accepting: [other])
    #expect(found.count { $0.contains("the prompt offers") } == keys.count)
  }

  @Test(arguments: [
    "Option 1: accounts. Option 2: cards. Option 3: loans.",
    "For accounts, press 1. For cards, press 2. Option 3: loans.",
    "选项1：查询。选项2：充值。选项3：人工。", "查询请按1，充值请按2，选项3：人工。",
  ])
  func `an option that the menu doesn't have is found`(text: String) throws {
    let found = try findings(text, accepting: "12")
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("the prompt offers key 3") })
    #expect(try findings(text, accepting: "123") == [])
  }

  @Test(arguments: [
    "We have two plans. Option 1: monthly. Option 2: yearly. To speak to us, press 9.",
    "有两种套餐。选项1：月付。选项2：年付。咨询请按9。",
    "Option 3: loans. To hear about them, press 9.",
  ])
  func `options of which the menu has none are no keys`(text: String) throws {
    #expect(try findings(text, accepting: "9") == [])
  }

  @Test(arguments: ["按一下任意键继续。", "请按任意键返回。", "按1确认，按其他键取消。", "Press any key to continue."])
  func `any key offers all keys`(text: String) throws {
    #expect(try findings(text, accepting: "1234567890*#") == [])
    #expect(try findings(text, accepting: "1") == [])
  }

  @Test(arguments: ["请勿按任意键。", "Press any key from 2 to 3.", "请按2到3之间的任意键。"])
  func `not any key will do where the text limits which`(text: String) throws {
    #expect(try findings(text, accepting: "8").contains { $0.contains("no prompt") })
  }

  /// The rules about keys that find something at a menu, each once.
  private func rules(of menu: OfferedKeysInMenus) throws -> Set<String> {
    let choices = menu.choices.split(separator: ";").map { choice in
      "{ key: '\(choice.prefix(1))', label: '\(choice.dropFirst(2))', next: 'z' }"
    }
    let quoted = menu.text.replacing("\"", with: "\\\"")
    let flow = flow(
      nodes: """
        a: { type: "menu", prompt: "\(quoted)", choices: [\(choices.joined(separator: ","))] },
        z: { type: "hangup" }
        """)
    let codes = try MarkedFlows(["f": flow]).findings().map(\.code)
    return Set(codes).intersection([
      "key-not-offered", "offered-key-not-accepted", "labels-swapped", "digits-not-as-told",
    ])
  }

  @Test func `at least 95 in 100 good menus have no finding`() throws {
    let menus = OfferedKeysInMenus.chinese + OfferedKeysInMenus.english
    let wrong = try menus.filter { try !rules(of: $0).isEmpty }
    #expect(wrong.count * 20 <= menus.count, "\(wrong.map(\.text))")
  }

  @Test func `at least nine in ten faulty menus are found out for what they are`() throws {
    let menus = OfferedKeysInMenus.faulty
    let wrong = try menus.filter { try rules(of: $0) != Set($0.faults.map(\.rawValue)) }
    #expect(wrong.count * 10 <= menus.count, "\(wrong.map(\.text))")
  }
}
