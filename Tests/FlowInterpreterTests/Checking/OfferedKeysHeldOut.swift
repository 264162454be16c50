/// Prompts that were written before the rules about keys were tried on them, with the keys that each offers.
enum OfferedKeysHeldOut {
  static let phrasings: [(text: String, keys: String)] = [
    ("查话费请按1，查流量请按2。", "12"),
    ("账单查询按一，业务办理按二，投诉建议按三。", "123"),
    ("按1查订单，按2退款，人工服务请按0。", "120"),
    ("English service, please press 9.", "9"),
    ("如需中文服务请拨1，For English press 2.", "12"),
    ("您的余额为30元，充值请按1。", "1"),
    ("同意请按1，不同意请按2，本次通话可能会被录音，时长约3分钟。", "12"),
    ("1键充值，2键查询，3键投诉，4键人工。", "1234"),
    ("确认请按1，重听请按井号键。", "1#"),
    ("返回上级菜单请按星号键，转人工按0。", "*0"),
    ("我们的营业时间是早上9点到晚上6点。个人客户请按1，企业客户请按2。", "12"),
    ("请对本次服务评分：非常满意请按5，满意请按4，一般请按3，不满意请按2，非常不满意请按1。", "12345"),
    ("您将支付200元，确认请按数字键1，取消请按数字键2。", "12"),
    ("订单将在3到5个工作日内送达，催单请按1。", "1"),
    ("按\"1\"继续，按\"2\"退出。", "12"),
    ("查询请选择1，办理请选择2，其他请选择3。", "123"),
    ("请稍候，转接人工服务请直接按0。", "0"),
    ("会员每月15元，开通按1，取消按2。", "12"),
    ("需要短信接收请按1，需要语音播报请按2，按0返回。", "120"),
    ("请输入11位手机号码，以#号键结束。", "#"),
    ("重复收听请按9，返回主菜单请按*。", "9*"),
    ("是请按1，否请按2。", "12"),
    ("宽带故障请按6，电视故障请按7，固话故障请按8。", "678"),
    ("预约上门请按1键；更改时间，请按2键。400-820-8820是我们的热线。", "12"),
    ("前两项业务已下线，办理新业务请按3。", "3"),
    ("For sales, press 1. For support, press 2.", "12"),
    ("Press 1 for sales, 2 for support, or 3 to hear our opening hours.", "123"),
    ("To speak to an operator at any time, press 0.", "0"),
    ("If you know your party's extension, press one. Otherwise, press two.", "12"),
    ("Your balance is $25.40. To make a payment, press 1.", "1"),
    ("Press star to repeat this menu or pound to go back.", "*#"),
    ("Say yes or press 1. Say no or press 2.", "12"),
    (
      "We are open 9 to 5, Monday to Friday. To leave a message press 1, to end this call press 9.",
      "19"
    ),
    (
      "Choose from the following options: billing, press one; technical support, press two; new orders, press three; all other questions, press four.",
      "1234"
    ),
    ("Press 1 if you have been waiting longer than 2 days, or press 2 for everything else.", "12"),
    ("You are caller number 4 in the queue. Press 5 to have us call you back.", "5"),
    ("Please press one for English. Para español, oprima el dos.", "12"),
    ("Enter 1 to confirm or 2 to cancel.", "12"),
    (
      "Dial 0 for reception, 1 for rooms 101 through 199, 2 for rooms 201 through 299, and 3 for the restaurant.",
      "0123"
    ),
    ("Please enter your 4-digit PIN.", ""),
    ("Please enter your account number followed by the pound key.", "#"),
    (
      "Thank you for calling. This call may be recorded for up to 90 days. To opt out, press 1.",
      "1"
    ),
    ("On a scale of 1 to 3, where 3 is excellent, how would you rate us? Press 1, 2 or 3.", "123"),
    ("Press the 1 key for appointments, the 2 key for prescriptions.", "12"),
    ("Please rate our service from 1 to 5.", "12345"),
    ("To hear this again, hit 7.", "7"),
    ("Please stay on the line; your call will be answered in about 5 minutes.", ""),
    (
      "If this is an emergency, hang up and dial 911. For the clinic press 1; for the pharmacy press 2.",
      "12"
    ),
    (
      "For flight status, say \"flight status\" or press 1. For reservations, say \"reservations\" or press 2. For anything else, press 3.",
      "123"
    ),
    ("For returns, press 2. To track a package shipped in the last 30 days, press 1.", "21"),
  ]
}
