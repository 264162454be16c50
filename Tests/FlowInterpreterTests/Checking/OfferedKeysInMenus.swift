/// Menus that were written before the rules about keys were tried on them, the last twenty-five with a fault each.
///
/// When they were first tried, 6 of the 75 good ones and 3 of the 25 faulty ones were judged wrongly.
struct OfferedKeysInMenus {
  /// What is wrong with a menu, as the rule is called that says so.
  enum Fault: String {
    case notAccepted = "offered-key-not-accepted"
    case notOffered = "key-not-offered"
    case swapped = "labels-swapped"
  }

  var text: String
  /// Each key with its label: `1=sales;2=service`.
  var choices: String
  var faults: [Fault] = []

  static let chinese: [Self] = [
    Self(text: "话费查询请按1，流量查询请按2，人工服务请按0。", choices: "1=话费查询;2=流量查询;0=人工服务"),
    Self(text: "按键1，查询余额；按键2，办理充值；按键0，转接人工客服。", choices: "1=查询余额;2=充值;0=人工"),
    Self(text: "查物流请按1号键，退换货请按2号键，返回上级菜单请按星号键。", choices: "1=物流;2=退换货;*=返回"),
    Self(text: "中文服务请按一，For English service, please press two.", choices: "1=中文;2=English"),
    Self(text: "您好，自助缴费选1，故障报修选2，其他业务选3，重听选9。", choices: "1=缴费;2=报修;3=其他;9=重听"),
    Self(text: "信用卡业务请拨1，储蓄卡业务请拨2，挂失请直接拨3。", choices: "1=信用卡;2=储蓄卡;3=挂失"),
    Self(text: "如需继续，请按井号键；如需退出，请按星号键。", choices: "#=继续;*=退出"),
    Self(text: "1、订单查询，2、售后服务，3、投诉建议，0、人工服务，请选择。", choices: "1=订单查询;2=售后;3=投诉;0=人工"),
    Self(text: "本店支持7天无理由退货，申请退货请按1，其他问题请按2。", choices: "1=退货;2=其他"),
    Self(text: "满200减30活动进行中，了解活动按1，查询订单按2，转人工按0。", choices: "1=活动;2=订单;0=人工"),
    Self(text: "您的来电已排队3分钟，继续等待请按1，要我们给您回电请按2。", choices: "1=等待;2=回电"),
    Self(text: "您本月话费为58元6角，查明细请按1，充值请按2。", choices: "1=明细;2=充值"),
    Self(text: "您的快递将于12月3日下午5点前送达。改时间请按1，改地址请按2，都不需要请挂机。", choices: "1=改时间;2=改地址"),
    Self(
      text: "请对本次服务作出评价：非常满意请按5，满意请按4，一般请按3，不满意请按2，非常不满意请按1。",
      choices: "1=非常不满意;2=不满意;3=一般;4=满意;5=非常满意"),
    Self(text: "请您为客服代表打分，1分最低，5分最高，按1到5键评分。", choices: "1=1;2=2;3=3;4=4;5=5"),
    Self(text: "国内机票请按1，国际及港澳台机票请按2，值机请按3，行李请按4，重听一遍请按*。", choices: "1=国内机票;2=国际机票;3=值机;4=行李;*=重听"),
    Self(text: "确认请按1，取消请按2，您也可以直接说“确认”或者“取消”。", choices: "1=确认;2=取消"),
    Self(text: "是的话按1，不是按2。", choices: "1=是;2=不是"),
    Self(text: "没听清？按9再听一次。要找人工，按0。", choices: "9=再听;0=人工"),
    Self(text: "您一共有3张优惠券，其中1张今天到期。使用请按1，赠送好友请按2。", choices: "1=使用;2=赠送"),
    Self(text: "拨打10086查话费的用户请按1，办宽带的请按2。", choices: "1=话费;2=宽带"),
    Self(text: "退款一般1到3个工作日到账，超过3个工作日没收到请按1，想取消退款请按2。", choices: "1=没收到;2=取消退款"),
    Self(text: "手机尾号为3721的用户，本机业务请按1，其他号码请按2。", choices: "1=本机;2=其他号码"),
    Self(text: "欢迎致电，工作时间为周一至周五9点到18点。留言请按1，结束请挂机。", choices: "1=留言"),
    Self(
      text: "游戏账号问题，按1；充值未到账，按2；举报外挂，按3；防沉迷咨询，按4。人工请按0#。", choices: "1=账号;2=充值未到账;3=举报;4=防沉迷;0=人工"),
    Self(text: "请输入您的选择：1查账单，2改套餐，3报故障，按0找客服。", choices: "1=账单;2=套餐;3=故障;0=客服"),
    Self(text: "普通话请按1，粤语请按2，英语请按3。", choices: "1=普通话;2=粤语;3=英语"),
    Self(text: "按1、2、3分别对应咨询、投诉和报修。", choices: "1=咨询;2=投诉;3=报修"),
    Self(text: "投诉请按2；咨询请按1；其它请等待人工接听。", choices: "1=咨询;2=投诉"),
    Self(
      text: "退货请按1，换货请按2，维修请按3，以上都不是请按4。返回主菜单请按米字键，重听请按井字键。",
      choices: "1=退货;2=换货;3=维修;4=其他;*=主菜单;#=重听"),
    Self(text: "手机丢了？请马上按8挂失。其他事情按1。", choices: "8=挂失;1=其他"),
    Self(text: "会员满12个月送100积分。查积分请按1，兑换请按2，转人工请按零。", choices: "1=积分;2=兑换;0=人工"),
    Self(text: "请按1办理入住，请按2取消预订，请按3开具发票。", choices: "1=入住;2=取消预订;3=发票"),
    Self(text: "若要查询第1笔订单请按1，查询第2笔订单请按2，查询更早的订单请按3。", choices: "1=第1笔订单;2=第2笔订单;3=更早的订单"),
    Self(text: "5G套餐办理请按1，4G升5G请按2，退订请按3。", choices: "1=5G套餐;2=升级;3=退订"),
    Self(text: "您已选择2号线，确认请按1，重选请按2。", choices: "1=确认;2=重选"),
    Self(text: "电费余额不足10元时会提醒您。订阅提醒请按1，取消提醒请按2，返回请按#。", choices: "1=订阅;2=取消提醒;#=返回"),
    Self(text: "请问是给自己买还是送人？自己用，按一；送人，按二。", choices: "1=自己用;2=送人"),
    Self(text: "按任意键继续。", choices: "1=继续;2=继续;3=继续;4=继续;5=继续;6=继续;7=继续;8=继续;9=继续;0=继续;*=继续;#=继续"),
    Self(text: "3秒后为您转接人工，取消请按星号。", choices: "*=取消"),
    Self(text: "申请售后请按数字键1，查进度请按数字键2，听完后请按数字键0转人工。", choices: "1=售后;2=进度;0=人工"),
    Self(text: "催单请点按1，退款请点按2，联系骑手请点按3。", choices: "1=催单;2=退款;3=联系骑手"),
    Self(text: "查成绩按下1，查录取按下2。", choices: "1=成绩;2=录取"),
    Self(text: "预约上门请按1（24小时内上门），预约到店请按2（当天可取）。", choices: "1=上门;2=到店"),
    Self(text: "需要短信发送网点地址的请按1，不需要的请按2，也可按0由专人为您服务。", choices: "1=短信地址;2=不需要;0=专人"),
    Self(text: "订单金额超过500元，免运费；不足500元，运费12元。同意请按1，不同意请按2。", choices: "1=同意;2=不同意"),
    Self(text: "按1查询；按2充值；按3，然后等候，由坐席为您服务。", choices: "1=查询;2=充值;3=坐席"),
    Self(text: "请问您要办什么业务？开户请按1键，销户请按2键，改密请按3键，其余按0键。", choices: "1=开户;2=销户;3=改密;0=其余"),
    Self(text: "账单一号寄出。查账单请按1，改寄送地址请按2。", choices: "1=账单;2=改地址"),
    Self(text: "话费充值请按1，流量充值请按2，游戏充值请按3，返回请按*，结束通话请直接挂机。", choices: "1=话费充值;2=流量充值;3=游戏充值;*=返回"),
  ]

  static let english: [Self] = [
    Self(
      text:
        "For billing, press 1. For technical support, press 2. To speak with an agent, press 0.",
      choices: "1=billing;2=technical support;0=agent"),
    Self(
      text: "Press 1 for sales, 2 for service, or 3 to hear our opening hours.",
      choices: "1=sales;2=service;3=opening hours"),
    Self(
      text: "To speak to a representative, stay on the line. To leave a message, press 1.",
      choices: "1=leave a message"),
    Self(text: "Press or say one for yes, two for no.", choices: "1=yes;2=no"),
    Self(
      text: "For English, press one. Para español, oprima el dos.", choices: "1=English;2=Spanish"),
    Self(
      text: "If this is an emergency, hang up and dial 911. To reach the nurse on call, press 4.",
      choices: "4=nurse"),
    Self(
      text:
        "Our office is open from 9 to 5, Monday to Friday. To book a visit, press 1; to cancel one, press 2.",
      choices: "1=book;2=cancel"),
    Self(
      text:
        "Your balance is $42.50 and is due on December 3. To pay now, press 1. To hear it again, press star.",
      choices: "1=pay;*=repeat"),
    Self(
      text: "Press the pound key to continue or the star key to go back.",
      choices: "#=continue;*=back"),
    Self(
      text:
        "To track a parcel, press 1 now. To change a delivery, press 2 now. For all other questions, press 3 now.",
      choices: "1=track;2=change delivery;3=other"),
    Self(
      text:
        "You can return goods within 30 days. To start a return press 1, for exchanges press 2, and for everything else press 0.",
      choices: "1=return;2=exchange;0=everything else"),
    Self(
      text: "Using your keypad, rate the agent from 1 to 5, where 5 is excellent.",
      choices: "1=1;2=2;3=3;4=4;5=5"),
    Self(text: "Hit 1 to confirm or 2 to change your booking.", choices: "1=confirm;2=change"),
    Self(
      text:
        "For reservations, dial 1. For group bookings of 10 or more, dial 2. For lost property, dial 3.",
      choices: "1=reservations;2=group bookings;3=lost property"),
    Self(
      text:
        "Main menu. Option 1: accounts. Option 2: cards. Option 3: loans. Option 9: repeat this menu.",
      choices: "1=accounts;2=cards;3=loans;9=repeat"),
    Self(
      text:
        "If you are calling about an order placed in the last 24 hours, select 1; otherwise, select 2.",
      choices: "1=recent order;2=other"),
    Self(
      text: "To return to the previous menu, press asterisk. To end this call, press hash.",
      choices: "*=previous menu;#=end"),
    Self(
      text:
        "Your estimated wait is 7 minutes. Press 1 to keep your place and get a call back, or stay on the line.",
      choices: "1=call back"),
    Self(
      text: "Key in 1 for deposits, 2 for withdrawals and 0 for the operator.",
      choices: "1=deposits;2=withdrawals;0=operator"),
    Self(
      text: "One moment please. If you'd like us to text you a link, press 1. If not, press 2.",
      choices: "1=text link;2=no link"),
    Self(
      text:
        "We have 2 appointments on Tuesday. For the one at 10 am press 1, for the one at 3 pm press 2.",
      choices: "1=10 am;2=3 pm"),
    Self(
      text: "Say \"billing\" or press 1; say \"repairs\" or press 2.",
      choices: "1=billing;2=repairs"),
    Self(
      text: "Enter 1 if you have your card number handy. Enter 2 if you don't.",
      choices: "1=have card;2=no card"),
    Self(
      text: "Press any key to be connected.",
      choices:
        "1=connect;2=connect;3=connect;4=connect;5=connect;6=connect;7=connect;8=connect;9=connect;0=connect;*=connect;#=connect"
    ),
    Self(
      text:
        "You have reached Northgate Energy, 24 Mill Street. Press zero for the operator, or one to report a power cut.",
      choices: "0=operator;1=power cut"),
  ]

  static let faulty: [Self] = [
    Self(text: "查询请按1，充值请按2，人工请按0。", choices: "1=查询;2=充值", faults: [.notAccepted]),
    Self(text: "退货请按1，换货请按2，维修按3。", choices: "1=退货;2=换货", faults: [.notAccepted]),
    Self(text: "按1、2、3分别对应咨询、投诉和报修。", choices: "1=咨询;2=投诉", faults: [.notAccepted]),
    Self(text: "确认请按井号键，返回请按星号键。", choices: "#=确认", faults: [.notAccepted]),
    Self(text: "请选1查账单，选2改套餐。", choices: "1=账单;3=套餐", faults: [.notAccepted, .notOffered]),
    Self(text: "催单请按一，退款请按二，人工请按零。", choices: "1=催单;2=退款", faults: [.notAccepted]),
    Self(
      text: "本店支持7天无理由退货，申请退货请按1，其他问题请按3。", choices: "1=退货;2=其他",
      faults: [.notAccepted, .notOffered]),
    Self(text: "查询请按1，投诉请按2。", choices: "1=投诉;2=查询", faults: [.swapped]),
    Self(text: "投诉建议请拨2，业务咨询请拨1。", choices: "1=投诉建议;2=业务咨询", faults: [.swapped]),
    Self(text: "话费查询请按1，流量查询请按2。", choices: "1=话费查询;2=流量查询;3=套餐变更", faults: [.notOffered]),
    Self(text: "欢迎致电，请按键选择您要的服务，查账单按1。", choices: "1=账单;2=报修;0=人工", faults: [.notOffered]),
    Self(text: "您有2张优惠券，使用请按1。", choices: "1=使用;2=赠送", faults: [.notOffered]),
    Self(text: "返回请按米字键。", choices: "*=返回;#=重听", faults: [.notOffered]),
    Self(text: "中奖金额为3元，兑奖请按1。", choices: "1=兑奖;3=放弃", faults: [.notOffered]),
    Self(
      text: "For sales, press 1. For support, press 2.", choices: "1=sales;2=support;3=returns",
      faults: [.notOffered]),
    Self(
      text: "Press 1 for sales, 2 for service, or 3 to hear our opening hours.",
      choices: "1=sales;2=service", faults: [.notAccepted]),
    Self(
      text: "Press 1 for billing and 2 for repairs.", choices: "1=repairs;2=billing",
      faults: [.swapped]),
    Self(
      text: "To confirm, press the pound key. To go back, press star.", choices: "#=confirm",
      faults: [.notAccepted]),
    Self(text: "Press or say one for yes, two for no.", choices: "1=yes", faults: [.notAccepted]),
    Self(
      text: "Option 1: accounts. Option 2: cards. Option 3: loans.", choices: "1=accounts;2=cards",
      faults: [.notAccepted]),
    Self(
      text: "You can return goods within 30 days. To start a return, press 1.",
      choices: "1=return;3=exchange", faults: [.notOffered]),
    Self(
      text: "For reservations, dial 1. For lost property, dial 2.",
      choices: "1=lost property;2=reservations", faults: [.swapped]),
    Self(
      text: "Hit 1 to confirm or 2 to change your booking.", choices: "1=confirm",
      faults: [.notAccepted]),
    Self(
      text: "Key in 1 for deposits, 2 for withdrawals and 0 for the operator.",
      choices: "1=deposits;2=withdrawals", faults: [.notAccepted]),
    Self(
      text: "We have 2 appointments on Tuesday. For the one at 10 am press 1.",
      choices: "1=10 am;2=3 pm", faults: [.notOffered]),
  ]
}
