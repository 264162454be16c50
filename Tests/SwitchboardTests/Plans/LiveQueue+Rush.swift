extension LiveQueue {
  /// A plan for the small scenario that begins by itself when two wait in `recharge`.
  static let rush = """
    { plan: "plan", title: { zh: "高峰", en: "rush" }, carriedOut: "byItself", rest: "1m",
      triggers: [{ queueLonger: { queue: "recharge", than: 1 } }, "byHand"],
      steps: [
        { id: "tell", who: "boss", announce: "many are calling" },
        { id: "help", after: "1s", who: "boss", poolJoins: { pool: "experts", queue: "recharge" } },
        { id: "close", after: "2s", close: "refund" },
        { id: "pay", after: "3s", refundLimit: "80" },
      ],
      ends: "byHand" }
    """
}
