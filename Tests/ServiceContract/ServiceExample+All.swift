extension ServiceExample {
  package static let dataText = """
    { callers: [
        { number: "13800138000", name: "王小明", tier: "vip", region: "浙江", tags: ["renewal"], points: 7 },
        { number: "13900139000", tier: "ordinary" } ],
      orders: [
        { id: "202611110001", caller: "13800138000", product: "点卡", kind: "recharge", amount: 30,
          status: "delayed", placedAt: "2026-11-11T19:00:00+08:00", account: "wang-game" },
        { id: "202611100002", caller: "13800138000", kind: "recharge", amount: "80.50",
          status: "paid", placedAt: "2026-11-10T19:00:00+08:00" },
        { id: "202611090003", caller: "13800138000", kind: "card", amount: 50,
          status: "delivered", placedAt: "2026-11-09T19:00:00+08:00" },
        { id: "202611080004", caller: "13800138000", amount: 10, status: "unpaid",
          placedAt: "2026-11-08T19:00:00+08:00" },
        { id: "202611070005", caller: "13800138000", amount: 10, status: "refunded",
          placedAt: "2026-11-07T19:00:00+08:00" },
        { id: "202611060006", caller: "13800138000", amount: 10, status: "refunding",
          placedAt: "2026-11-06T19:00:00+08:00" },
        { id: "202611050007", caller: "13900139000", kind: "recharge", amount: 20,
          status: "failed", placedAt: "2026-11-05T19:00:00+08:00", account: "li-game" } ],
      cases: [
        { id: "2026111000010", order: "202611100002", caller: "13800138000", kind: "recharge",
          stage: "verifying", level: 2, openedAt: "2026-11-10T20:00:00+08:00" },
        { id: "2026110900027", caller: "13800138000", kind: "service", stage: "handling",
          openedAt: "2026-11-09T20:00:00+08:00", taskTeam: "technical", taskDue: "2026-11-11T20:30:00+08:00" },
        { id: "2026110100019", order: "202611050007", caller: "13900139000", kind: "refund",
          stage: "confirmed", openedAt: "2026-11-01T20:00:00+08:00" } ] }
    """

  /// What is being told; no database takes it from a file, so it is begun there.
  package static let outreachText = """
    { outreach: [
        { id: "o-20261111-1", product: "点卡", since: "2026-11-11T18:00:00+08:00",
          text: "充值通道故障，订单会自动补发", startedAt: "2026-11-11T19:30:00+08:00",
          promisedAt: "2026-11-11T20:30:00+08:00" } ] }
    """

  /// Every example: callers and orders, complaints, money, messages.
  package static let all = lookups + complaints + money + messages + outreaches

  private static let outreaches = [
    ServiceExample(
      "whom a failure hits hears of it, by when, and that it took longer",
      """
      [{ call: "caller.find", from: "13800138000", outcome: "found",
         gives: { outreach: { id: "o-20261111-1", order: "202611110001", orderText: "您的订单（点卡）",
           text: "充值通道故障，订单会自动补发。", promiseText: "预计30分钟内处理好。", isLate: false } } },
       { call: "caller.find", from: "13900139000", outcome: "found", gives: { outreach: null } },
       { call: "caller.find", from: "13800138000", at: "2026-11-11T19:29:00+08:00", outcome: "found",
         gives: { outreach: null } },
       { call: "caller.find", from: "13800138000", at: "2026-11-11T20:31:00+08:00", outcome: "found",
         gives: { outreach: { isLate: true, promiseText: "比预计的时间晚了，非常抱歉，我们仍在处理。" } } }]
      """),
    ServiceExample(
      "outreach.heard takes only the own order of what is being told",
      """
      [{ call: "outreach.heard", from: "13800138000", with: { outreach: "o-20261111-1", order: "202611110001" },
         outcome: "done", gives: { outreach: "o-20261111-1", reason: null } },
       { call: "outreach.heard", from: "13800138000", with: { outreach: "o-20261111-1", order: "202611110001" },
         outcome: "done" },
       { call: "outreach.heard", id: "call-2", from: "13900139000", with: { outreach: "o-20261111-1", order: "202611110001" },
         outcome: "refused", gives: { reason: "not-own-order" } },
       { call: "outreach.heard", id: "call-3", with: { outreach: "o-20261111-1", order: "202611110001" },
         outcome: "refused", gives: { reason: "not-own-order" } },
       { call: "outreach.heard", from: "13800138000", with: { outreach: "o-9", order: "202611110001" },
         outcome: "refused", gives: { reason: "unknown-outreach" } },
       { call: "outreach.heard", from: "13800138000", with: { outreach: "o-20261111-1", order: "1" },
         outcome: "refused", gives: { reason: "not-own-order" } },
       { call: "outreach.heard", from: "13800138000", with: { order: "202611110001" }, outcome: "fault" }]
      """),
    ServiceExample(
      "who got the order hears nothing of it any more",
      """
      [{ call: "caller.find", from: "13800138000", outcome: "found", gives: { outreach: { order: "202611110001" } } },
       { call: "refund.request", from: "13800138000", with: { order: "202611110001", amount: 30 }, outcome: "done" },
       { call: "caller.find", from: "13800138000", outcome: "found", gives: { outreach: null } }]
      """),
  ]

  private static let lookups = [
    ServiceExample(
      "caller.find tells a known caller, by number or as the one who calls",
      """
      [{ call: "caller.find", with: { number: "13800138000" }, outcome: "found",
         gives: { known: true, withheld: false, name: "王小明", tier: "vip", region: "浙江", tags: ["renewal"] } },
       { call: "caller.find", from: "13900139000", outcome: "found", gives: { tier: "ordinary", name: null } },
       { call: "caller.find", with: { number: "13700137000" }, outcome: "missing" },
       { call: "caller.find", outcome: "missing" }]
      """),
    ServiceExample(
      "numbers are known however they are written",
      """
      [{ call: "caller.find", with: { number: "+86 138-0013-8000" }, outcome: "found", gives: { name: "王小明" } },
       { call: "caller.find", from: "8613900139000", outcome: "found", gives: { tier: "ordinary" } },
       { call: "order.latest", from: "+8613800138000", outcome: "found", gives: { id: "202611110001", own: true } },
       { call: "order.find", from: "０１３８００１３８０００", with: { order: "0001" }, outcome: "found", gives: { own: true } },
       { call: "message.send", with: { to: "138 0013 8000", text: "好" }, outcome: "sent" },
       { call: "refund.request", from: "008613800138000", with: { order: "202611110001", amount: 10 }, outcome: "done" }]
      """),
    ServiceExample(
      "order.find tells any order by its full number, but its owner's account to the owner only",
      """
      [{ call: "order.find", from: "13800138000", with: { order: "202611110001" }, outcome: "found",
         gives: { id: "202611110001", own: true, amount: 30, status: "delayed", statusText: "延迟到账",
                  account: "wang-game", placedAt: "2026-11-11T19:00:00+08:00" } },
       { call: "order.find", from: "13800138000", with: { order: "202611050007" }, outcome: "found",
         gives: { own: false, account: null, caller: null, status: "failed" } },
       { call: "order.find", with: { order: " 202611050007 " }, outcome: "found", gives: { own: false } }]
      """),
    ServiceExample(
      "order.find finds by the end of a number only an order of the calling number",
      """
      [{ call: "order.find", from: "13800138000", with: { order: "0001" }, outcome: "found", gives: { id: "202611110001" } },
       { call: "order.find", from: "13800138000", with: { order: "0007" }, outcome: "missing" },
       { call: "order.find", from: "13800138000", with: { order: "001" }, outcome: "missing" },
       { call: "order.find", with: { order: "0001" }, outcome: "missing" },
       { call: "order.find", from: "13800138000", outcome: "fault" },
       { call: "order.find", from: "13800138000", with: { order: [1] }, outcome: "fault" }]
      """),
    ServiceExample(
      "order.latest and order.list tell the newest orders first",
      """
      [{ call: "order.latest", from: "13800138000", outcome: "found", gives: { id: "202611110001" } },
       { call: "order.latest", from: "13800138000", with: { caller: "13900139000" }, outcome: "found",
         gives: { id: "202611050007", account: null } },
       { call: "order.latest", with: { caller: "13700137000" }, outcome: "missing" },
       { call: "order.latest", outcome: "missing" },
       { call: "order.list", from: "13800138000", with: { last: 2 }, outcome: "found",
         gives: [{ id: "202611110001" }, { id: "202611100002" }] },
       { call: "order.list", from: "13700137000", outcome: "none" },
       { call: "order.list", from: "13800138000", with: { last: 0 }, outcome: "fault" }]
      """),
    ServiceExample(
      "recharge.resend sends once what was paid and has not arrived",
      """
      [{ call: "recharge.resend", id: "a", with: { order: "202611110001" }, outcome: "done" },
       { call: "order.find", id: "a", with: { order: "202611110001" }, outcome: "found", gives: { status: "processing" } },
       { call: "recharge.resend", id: "a", with: { order: "202611110001" }, outcome: "done" },
       { call: "recharge.resend", id: "b", with: { order: "202611110001" }, outcome: "refused", gives: { reason: "already-resent" } },
       { call: "recharge.resend", with: { order: "202611090003" }, outcome: "refused", gives: { reason: "delivered" } },
       { call: "recharge.resend", with: { order: "202611080004" }, outcome: "refused", gives: { reason: "not-paid" } },
       { call: "recharge.resend", with: { order: "202611070005" }, outcome: "refused", gives: { reason: "refunded" } },
       { call: "recharge.resend", with: { order: "9" }, outcome: "refused", gives: { reason: "unknown-order" } }]
      """),
  ]

  private static let complaints = [
    ServiceExample(
      "case.open gives an acceptance number and the times when an answer is due",
      """
      [{ call: "case.open", from: "13800138000", with: { kind: "recharge", order: "202611110001", text: "没到账" },
         outcome: "opened", gives: { order: "202611110001", kind: "recharge", stage: "submitted", stageText: "已提交",
         isOpen: true, level: 0, openedAt: "2026-11-11T20:00:00+08:00",
         respondBy: "2026-11-12T20:00:00+08:00", resolveBy: "2026-11-14T20:00:00+08:00" } },
       { call: "case.find", with: { order: "202611110001" }, outcome: "found", gives: { stage: "submitted" } },
       { call: "case.open", outcome: "fault" }]
      """),
    ServiceExample(
      "the evidence that a recharge lacks is asked for at once, and the clock stands for 48 hours",
      """
      [{ call: "case.open", from: "13800138000", with: { kind: "recharge", order: "202611110001" }, outcome: "opened",
         gives: { id: "2026111100015", isPaused: true, isOverdue: false, owedEvidence: ["transaction", "conversation", "problem"],
                  reopened: 0, result: null, leftToMediation: false } },
       { call: "case.find", with: { case: "2026111100015" }, at: "2026-11-12T20:00:00+08:00", outcome: "found",
         gives: { isPaused: true, resolveBy: "2026-11-15T20:00:00+08:00" } },
       { call: "case.find", with: { case: "2026111100015" }, at: "2026-11-16T20:00:00+08:00", outcome: "found",
         gives: { isPaused: false, isOverdue: false, resolveBy: "2026-11-16T20:00:00+08:00" } },
       { call: "case.find", with: { case: "2026111100015" }, at: "2026-11-16T20:00:01+08:00", outcome: "found",
         gives: { isOverdue: true } }]
      """),
    ServiceExample(
      "a slip in an acceptance number is told apart from a number that nobody was given",
      """
      [{ call: "case.find", with: { case: "2026111000100" }, outcome: "missing", gives: { reason: "wrong-digit" } },
       { call: "case.find", with: { case: "2026010100017" }, outcome: "missing", gives: null },
       { call: "case.find", with: { case: "202601010001" }, outcome: "missing", gives: { reason: "wrong-length" } },
       { call: "case.find", with: { case: "abc" }, outcome: "missing", gives: { reason: "not-a-number" } }]
      """),
    ServiceExample(
      "a second complaint about an order joins the open one, a confirmed one stays closed",
      """
      [{ call: "case.open", id: "a", from: "13800138000", with: { kind: "refund", order: "202611100002", text: "再催一下" },
         outcome: "existing", gives: { id: "2026111000010", stage: "verifying", kind: "recharge" } },
       { call: "case.open", id: "b", from: "13900139000", with: { kind: "refund", order: "202611050007" },
         outcome: "opened", gives: { order: "202611050007", stage: "submitted" } },
       { call: "case.open", id: "c", with: { kind: "refund", order: "202611050007" }, outcome: "existing" }]
      """),
    ServiceExample(
      "case.open does it once for one call and the same inputs",
      """
      [{ call: "case.open", id: "a", with: { kind: "service" }, outcome: "opened" },
       { call: "case.open", id: "a", with: { kind: "service" }, outcome: "opened" },
       { call: "case.open", id: "a", with: { order: "202611110001", kind: "refund" }, outcome: "opened" },
       { call: "case.open", id: "a", with: { kind: "refund", order: "202611110001" }, outcome: "opened" },
       { call: "case.open", id: "b", with: { kind: "refund", order: "202611110001" }, outcome: "existing" }]
      """),
    ServiceExample(
      "case.find finds by acceptance number or order, the open one before the closed",
      """
      [{ call: "case.find", with: { case: "2026111000010" }, outcome: "found",
         gives: { stage: "verifying", stageText: "初步核实中", level: 2 } },
       { call: "case.find", with: { order: "202611050007" }, outcome: "found",
         gives: { id: "2026110100019", stage: "confirmed", isOpen: false } },
       { call: "case.find", with: { case: "1" }, outcome: "missing" },
       { call: "case.find", with: { order: "202611110001" }, outcome: "missing" },
       { call: "case.find", outcome: "fault" }]
      """),
    ServiceExample(
      "case.find tells who is asked, and by when the answer is promised, until that is late",
      """
      [{ call: "case.find", with: { case: "2026110900027" }, outcome: "found",
         gives: { taskTeam: "technical", taskTeamText: "技术团队", taskWorkText: "排查",
                  taskDueText: "30分钟内", isTaskLate: false } },
       { call: "case.find", with: { case: "2026110900027" }, at: "2026-11-11T20:10:01+08:00", outcome: "found",
         gives: { taskDueText: "20分钟内" } },
       { call: "case.find", with: { case: "2026110900027" }, at: "2026-11-11T18:29:00+08:00", outcome: "found",
         gives: { taskDueText: "今天20点30分前" } },
       { call: "case.find", with: { case: "2026110900027" }, at: "2026-11-10T20:00:00+08:00", outcome: "found",
         gives: { taskDueText: "明天20点30分前" } },
       { call: "case.find", with: { case: "2026110900027" }, at: "2026-11-11T20:30:01+08:00", outcome: "found",
         gives: { isTaskLate: true } },
       { call: "case.find", with: { case: "2026111000010" }, outcome: "found",
         gives: { taskTeam: null, taskDueText: null, isTaskLate: false } }]
      """),
    ServiceExample(
      "case.update adds, confirms, and escalates three times at most",
      """
      [{ call: "case.update", with: { case: "2026111000010", text: "补充截图" }, outcome: "updated", gives: { stage: "verifying" } },
       { call: "case.update", id: "a", with: { case: "2026111000010", satisfied: false }, outcome: "updated",
         gives: { level: 3, stage: "handling" } },
       { call: "case.update", id: "b", with: { case: "2026111000010", satisfied: false }, outcome: "refused", gives: { level: 3 } },
       { call: "case.update", id: "c", with: { case: "2026111000010", satisfied: true }, outcome: "updated",
         gives: { stage: "confirmed", isOpen: false } },
       { call: "case.update", id: "d", with: { case: "2026111000010", text: "x" }, outcome: "refused" },
       { call: "case.update", with: { case: "1" }, outcome: "missing" },
       { call: "case.update", with: { case: "2026111000010", satisfied: "yes" }, id: "e", outcome: "refused" }]
      """),
  ]

  private static let money = [
    ServiceExample(
      "refund.request pays back up to ¥50 of an own order at once, once a day",
      """
      [{ call: "refund.request", id: "a", from: "13800138000", with: { order: "202611110001", amount: 20 },
         outcome: "done", gives: { amount: 20, reason: null } },
       { call: "order.find", from: "13800138000", with: { order: "202611110001" }, outcome: "found",
         gives: { refunded: 20, status: "delayed" } },
       { call: "refund.request", id: "b", from: "13800138000", with: { order: "202611110001", amount: 5 },
         outcome: "needsApproval", gives: { reason: "once-a-day" } },
       { call: "refund.request", id: "c", from: "13800138000", at: "2026-11-11T23:59:59+08:00",
         with: { order: "202611090003", amount: 5 }, outcome: "needsApproval" },
       { call: "refund.request", id: "d", from: "13800138000", at: "2026-11-11T16:00:00Z",
         with: { order: "202611090003", amount: "50.00" }, outcome: "done" },
       { call: "order.find", with: { order: "202611090003" }, outcome: "found", gives: { status: "refunded" } }]
      """),
    ServiceExample(
      "refund.request without an amount means all that is left",
      """
      [{ call: "refund.request", id: "a", from: "13800138000", with: { order: "202611110001", amount: "10.50" }, outcome: "done" },
       { call: "refund.request", id: "b", from: "13800138000", at: "2026-11-12T08:00:00+08:00",
         with: { order: "202611110001" }, outcome: "done", gives: { amount: 19.5 } },
       { call: "refund.request", id: "c", from: "13800138000", at: "2026-11-13T08:00:00+08:00",
         with: { order: "202611110001" }, outcome: "refused", gives: { reason: "already-refunded" } }]
      """),
    ServiceExample(
      "refund.request leaves larger sums, other people's orders and withheld numbers to an agent",
      """
      [{ call: "refund.request", from: "13800138000", with: { order: "202611100002", amount: 50.01 },
         outcome: "needsApproval", gives: { reason: "over-limit" } },
       { call: "refund.request", from: "13900139000", with: { order: "202611110001", amount: 5 },
         outcome: "needsApproval", gives: { reason: "not-own-order" } },
       { call: "refund.request", with: { order: "202611110001", amount: 5 }, outcome: "needsApproval" }]
      """),
    ServiceExample(
      "refund.request never pays back more than was paid, and says why it refuses",
      """
      [{ call: "refund.request", from: "13800138000", with: { order: "202611110001", amount: 30.01 },
         outcome: "refused", gives: { reason: "more-than-paid" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611110001", amount: 0 },
         outcome: "refused", gives: { reason: "bad-amount" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611110001", amount: -5 },
         outcome: "refused", gives: { reason: "bad-amount" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611080004" },
         outcome: "refused", gives: { reason: "not-paid" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611070005" },
         outcome: "refused", gives: { reason: "already-refunded" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611060006" },
         outcome: "refused", gives: { reason: "already-refunding" } },
       { call: "refund.request", from: "13800138000", with: { order: "nothing" },
         outcome: "refused", gives: { reason: "unknown-order" } },
       { call: "refund.request", from: "13800138000", with: { order: "202611110001", amount: 0.001 }, outcome: "fault" },
       { call: "refund.request", from: "13800138000", outcome: "fault" }]
      """),
    ServiceExample(
      "refund.request pays once for one call and the same inputs",
      """
      [{ call: "refund.request", id: "a", from: "13800138000", with: { order: "202611110001", amount: 20 }, outcome: "done" },
       { call: "refund.request", id: "a", from: "13800138000", with: { amount: 20, order: "202611110001" }, outcome: "done" },
       { call: "order.find", with: { order: "202611110001" }, outcome: "found", gives: { refunded: 20 } }]
      """),
    ServiceExample(
      "coupon.grant gives a known caller up to ¥50, once a day",
      """
      [{ call: "coupon.grant", id: "a", from: "13800138000", with: { amount: 10 }, outcome: "done", gives: { amount: 10 } },
       { call: "coupon.grant", id: "a", from: "13800138000", with: { amount: 10 }, outcome: "done" },
       { call: "coupon.grant", id: "b", from: "13800138000", with: { amount: 10 }, outcome: "refused", gives: { reason: "once-a-day" } },
       { call: "coupon.grant", with: { caller: "13900139000", amount: 50.01 }, outcome: "refused", gives: { reason: "over-limit" } },
       { call: "coupon.grant", with: { caller: "13900139000", amount: 0 }, outcome: "refused", gives: { reason: "bad-amount" } },
       { call: "coupon.grant", with: { caller: "13700137000", amount: 10 }, outcome: "refused", gives: { reason: "unknown-caller" } },
       { call: "coupon.grant", with: { amount: 10 }, outcome: "refused", gives: { reason: "unknown-caller" } },
       { call: "coupon.grant", with: { caller: "13900139000" }, outcome: "fault" }]
      """),
  ]

  private static let messages = [
    ServiceExample(
      "message.send sends to mobile numbers",
      """
      [{ call: "message.send", from: "13800138000", with: { text: "您的受理编号是 1" }, outcome: "sent" },
       { call: "message.send", with: { to: "057112345678", text: "x" }, outcome: "refused", gives: { reason: "no-mobile-number" } },
       { call: "message.send", with: { text: "x" }, outcome: "refused", gives: { reason: "withheld" } },
       { call: "message.send", with: { to: "13800138000", text: " " }, outcome: "fault" }]
      """),
    ServiceExample(
      "callback.book books a call back at a time to come, or as soon as possible",
      """
      [{ call: "callback.book", from: "13800138000", with: { skill: "recharge" }, outcome: "booked", gives: { skill: "recharge", at: null } },
       { call: "callback.book", with: { skill: "recharge", number: "057112345678", at: "2026-11-12T09:00:00+08:00" },
         outcome: "booked", gives: { at: "2026-11-12T09:00:00+08:00" } },
       { call: "callback.book", from: "13800138000", with: { skill: "recharge", at: "2026-11-11T20:00:00+08:00" },
         outcome: "refused", gives: { reason: "past" } },
       { call: "callback.book", from: "13800138000", with: { skill: "recharge", at: "soon" },
         outcome: "refused", gives: { reason: "bad-time" } },
       { call: "callback.book", with: { skill: "recharge", number: "call me" }, outcome: "refused", gives: { reason: "no-number" } },
       { call: "callback.book", id: "b", with: { skill: "recharge" }, outcome: "refused", gives: { reason: "withheld" } },
       { call: "callback.book", from: "13800138000", outcome: "fault" },
       { call: "order.fnd", outcome: "fault" }]
      """),
  ]
}
