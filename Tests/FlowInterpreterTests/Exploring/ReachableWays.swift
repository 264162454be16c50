import Testing

/// A flow all of whose ways can be taken, and how many they are.
struct ReachableWays: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var ways: Int

  init(_ name: String, ways: Int, variables: String = "", defaults: String = "", nodes: String) {
    testDescription = name
    self.ways = ways
    text = """
      { flow: "f", title: "t", start: "a", variables: { \(variables) }, defaults: { \(defaults) },
        nodes: { \(nodes), z: { type: "hangup" } } }
      """
  }

  static let all: [ReachableWays] = [
    ReachableWays(
      "keys, words, silence and wrong answers", ways: 4,
      nodes: """
        a: { type: "menu", prompt: "按1或2", maxNoInput: 2, whenSilent: "z", exhausted: "z", choices: [
          { key: "1", label: "查", words: ["查询"], next: "z" }, { key: "#", label: "退", next: "z" }] }
        """),
    ReachableWays(
      "every key is taken, so only silence is wrong", ways: 13,
      nodes: """
        a: { type: "menu", prompt: "请按键", exhausted: "z", choices: [\("0123456789*#".map {
          "{ key: \"\($0)\", label: \"键\", next: \"z\" }" }.joined(separator: ","))] }
        """),
    ReachableWays(
      "intents by their phrases", ways: 4, variables: "said: null",
      nodes: """
        a: { type: "listen", prompt: "请说", into: "said", exhausted: "z",
          choices: [{ key: "0", label: "人工", next: "z" }], intents: [
          { intent: "refund", phrases: ["我要退款"], next: "z" },
          { intent: "lost", phrases: ["充值没到账"], next: "z" }] }
        """),
    ReachableWays(
      "digits by pattern and check, and what the digits decide", ways: 5, variables: "n: null",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: { min: 4, max: 12 },
          pattern: "20[0-9]{6,}", check: "endsWith(input, '8')", exhausted: "z", next: "b" },
        b: { type: "branch", cases: [{ when: "n == '20261118'", next: "z" },
          { when: "length(n) > 9", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a field that is calculated with, and one that is compared with another's", ways: 7,
      variables: "bill: null, plan: null",
      nodes: """
        a: { type: "service", call: "own.bill", into: "bill", next: "b", failed: "z" },
        b: { type: "service", call: "own.plan", into: "plan", next: "c", failed: "z" },
        c: { type: "say", prompt: "{money(bill.rest)}，{bill.rest - 1}", next: "d" },
        d: { type: "branch", cases: [{ when: "bill.sum > plan.price * 1.5", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a remainder of an entry, which no calculation undoes", ways: 5, variables: "n: null",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: 4, exhausted: "z", next: "b" },
        b: { type: "branch", cases: [{ when: "number(n) % 97 == 13 && number(n) > 5000", next: "z" },
          { when: "number(n) * 1.15 == 920", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "entries that are neither one thing nor another", ways: 6, variables: "n: null",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: 4, exhausted: "z", next: "b" },
        b: { type: "branch", cases: [{ when: "min(number(n), 500) == 500 && max(number(n), 800) == 800", next: "z" },
          { when: "digits(n) == '4321'", next: "z" }, { when: "!matches(n, '[0-8]+')", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "an hour of a day, and a cent more or less", ways: 5, variables: "o: null",
      nodes: """
        a: { type: "service", call: "order.latest", into: "o", on: { missing: "z" }, next: "b", failed: "z" },
        b: { type: "branch", cases: [{ when: "o.amount >= 199.99 && o.amount < 200.01 && \
          hoursSince(o.paidAt) < 24 && hoursSince(o.paidAt) >= 23", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a day that is in every fourth year alone", ways: 2,
      nodes: """
        a: { type: "hours", open: ["daily 00:00-24:00"], yearly: ["02-29"], whenOpen: "z", whenClosed: "z" }
        """),
    ReachableWays(
      "three minutes in a year", ways: 3, variables: "since: '2026-11-11T00:00:00+08:00'",
      nodes: """
        a: { type: "branch", cases: [
          { when: "minutesSince(since) >= 100 && minutesSince(since) < 103", next: "z" },
          { when: "hoursSince('2027-06-01T00:00:00+08:00') > 1", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a number that ends, and one that begins, in some way", ways: 3,
      nodes: """
        a: { type: "branch", cases: [
          { when: "caller.tier == 'vip' && endsWith(caller.number, '88')", next: "z" },
          { when: "startsWith(caller.number, '1700')", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "an answer that comes late in the call", ways: 4,
      nodes: """
        a: { type: "menu", prompt: "请按1", attempts: 3, exhausted: "z",
          choices: [{ key: "1", label: "一", next: "b" }] },
        b: { type: "branch", cases: [{ when: "call.elapsed > 12", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a service that answers late, and one that is given up", ways: 8, variables: "v: null",
      nodes: """
        a: { type: "service", call: "own.check", timeout: "30s", next: "b", failed: "c" },
        b: { type: "branch", cases: [{ when: "call.elapsed > 20", next: "z" }], otherwise: "d" },
        c: { type: "branch", cases: [{ when: "call.elapsed > 29", next: "z" }], otherwise: "z" },
        d: { type: "branch", cases: [{ when: "call.elapsed > 10 && call.elapsed < 15", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "an agent who answers late", ways: 7,
      nodes: """
        a: { type: "queue", skill: "s", maxWait: "10m", full: "b", closed: "b", timedOut: "b", next: "b" },
        b: { type: "branch", cases: [{ when: "call.elapsed > 500", next: "z" },
          { when: "call.elapsed > 100", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a caller who thinks before answering the only time that is asked", ways: 4,
      nodes: """
        a: { type: "menu", prompt: "按1", attempts: 1, timeout: "10s", exhausted: "z",
          choices: [{ key: "1", label: "一", next: "b" }] },
        b: { type: "branch", cases: [{ when: "call.elapsed > 6", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a message that has to be long", ways: 2, variables: "v: null",
      nodes: """
        a: { type: "voicemail", prompt: "请留言", maxLasts: "60s", minLasts: "10s", into: "v",
          next: "z", empty: "z", skill: "s" }
        """),
    ReachableWays(
      "an entry by which alone a calculation fails", ways: 5, variables: "n: null, v: null",
      defaults: "onError: 'b'",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: 1, exhausted: "z", next: "c" },
        c: { type: "set", set: { v: "10 / number(n)" }, next: "z" },
        b: { type: "say", prompt: "算不出。", next: "z" }
        """),
    ReachableWays(
      "an entry that a condition reads as what was typed last", ways: 4, variables: "n: null",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: 4, exhausted: "z", next: "b" },
        b: { type: "branch", cases: [{ when: "endsWith(input, '7')", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "an entry that must be what is known of the caller", ways: 6, variables: "pin: null",
      nodes: """
        a: { type: "branch", cases: [{ when: "exists(caller.pin)", next: "b" }], otherwise: "z" },
        b: { type: "collect", prompt: "请输入", into: "pin", digits: 4, attempts: 1, next: "c", exhausted: "z" },
        c: { type: "branch", cases: [{ when: "pin == caller.pin", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a reason that comes with what is missing", ways: 5, variables: "found: null",
      nodes: """
        a: { type: "service", call: "case.find", with: { case: "'1'" }, into: "found",
          on: { found: "z", missing: "b" }, failed: "z" },
        b: { type: "branch", cases: [{ when: "found != null && found.reason == 'wrong-digit'", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "a third try, whatever was entered before and why", ways: 14,
      variables: "n: null, why: '', tries: 0",
      nodes: """
        a: { type: "menu", prompt: "按1、2或3", exhausted: "z", choices: [
          { key: "1", label: "一", next: "w1" }, { key: "2", label: "二", next: "w2" },
          { key: "3", label: "三", next: "w3" }] },
        w1: { type: "set", set: { why: "'one'" }, next: "b" }, w2: { type: "set", set: { why: "'two'" }, next: "b" },
        w3: { type: "set", set: { why: "'three'" }, next: "b" },
        b: { type: "collect", prompt: "请输入", into: "n", digits: 8, attempts: 1, next: "c", exhausted: "z" },
        c: { type: "set", set: { tries: "tries + 1" }, next: "d" },
        d: { type: "branch", cases: [{ when: "tries < 3", next: "b" }, { when: "why == 'three'", next: "z" }],
          otherwise: "e" },
        e: { type: "say", prompt: "好", next: "z" }
        """),
    ReachableWays(
      "an entry that the caller's pause ends", ways: 2, variables: "n: null",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "n", digits: { min: 2, max: 6 }, terminator: "",
          exhausted: "z", next: "z" }
        """),
    ReachableWays(
      "outcomes and faults, and conditions on what was returned", ways: 9,
      variables: "order: null, status: null",
      nodes: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s",
          on: { found: "b" }, next: "z", failed: "z" },
        b: { type: "set", set: { status: "order.status" }, next: "c" },
        c: { type: "branch", cases: [
          { when: "status == 'failed' && order.amount >= 50.5", next: "z" },
          { when: "!(status in ['paid', 'delivered']) || order.product == null", next: "z" },
          { when: "hoursSince(order.paidAt) > 2", next: "z" },
          { when: "contains(order.account, '@') && 100 > order.amount", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "counted rounds", ways: 5, variables: "n: 0",
      nodes: """
        a: { type: "service", call: "message.send", with: { text: "'好'" }, timeout: "5s", next: "z",
          failed: "b" },
        b: { type: "set", set: { n: "n + 1" }, next: "c" },
        c: { type: "branch", cases: [{ when: "n < 3", next: "a" }], otherwise: "z" }
        """),
    ReachableWays(
      "who calls", ways: 4,
      nodes: """
        a: { type: "branch", cases: [{ when: "caller.number == null", next: "z" },
          { when: "caller.known && caller.tier == 'vip'", next: "z" },
          { when: "caller.known", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "hours that differ", ways: 6,
      nodes: """
        a: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "b", whenClosed: "c" },
        b: { type: "hours", open: ["mon-sun 09:00-21:00"], closedOn: ["2026-12-25"], whenOpen: "z",
          whenClosed: "z" },
        c: { type: "hours", open: ["mon-sun 21:00-24:00"], whenOpen: "z", whenClosed: "z" }
        """),
    ReachableWays(
      "queues full, closed, too slow and answered, then a recording", ways: 5,
      variables: "message: null",
      nodes: """
        a: { type: "queue", skill: "s", maxWait: "5m", next: "z", full: "z", closed: "z",
          timedOut: "b" },
        b: { type: "voicemail", prompt: "请留言", maxLasts: "60s", into: "message", next: "z" }
        """),
    ReachableWays(
      "onError for what has no way of its own", ways: 3, variables: "order: null",
      defaults: "onError: \"z\"",
      nodes: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "b" },
        b: { type: "say", prompt: "好", next: "z" }
        """),
    ReachableWays(
      "a variable that is calculated from an entry", ways: 7, variables: "v: '', n: 0",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "v", digits: { min: 1, max: 5 }, next: "b", exhausted: "z" },
        b: { type: "set", set: { n: "round(number(v) * 1.5 / 3, 2)" }, next: "c" },
        c: { type: "branch", cases: [{ when: "n == 30.5", next: "z" }, { when: "n > 100.2 && n < 101", next: "z" },
          { when: "n >= 20000", next: "z" }], otherwise: "z" }
        """),
    ReachableWays(
      "a text that is put together, and the sum of two entries", ways: 10,
      variables: "v: '', w: '', t: ''",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "v", digits: 3, next: "b", exhausted: "z" },
        b: { type: "collect", prompt: "请输入", into: "w", digits: 3, next: "c", exhausted: "z" },
        c: { type: "set", set: { t: "'A' + v + 'Z'" }, next: "d" },
        d: { type: "branch", cases: [{ when: "t == 'A123Z'", next: "z" }, { when: "startsWith(t, 'A99')", next: "z" },
          { when: "endsWith(t, '05Z')", next: "z" }, { when: "number(v) + number(w) == 1000", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "several tests of one entry", ways: 5, variables: "v: ''",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "v", digits: { min: 4, max: 8 }, next: "b", exhausted: "z" },
        b: { type: "branch", cases: [
          { when: "length(v) == 6 && startsWith(v, '0') && !endsWith(v, '0')", next: "z" },
          { when: "startsWith(v, '2026') && number(v) <= 20261231 && endsWith(v, '29')", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "fields of two services that are compared", ways: 7, variables: "o: null, p: null",
      nodes: """
        a: { type: "service", call: "own.first", into: "o", next: "b", failed: "z" },
        b: { type: "service", call: "own.second", into: "p", next: "c", failed: "z" },
        c: { type: "branch", cases: [{ when: "o.x == p.x && o.y != p.y", next: "z" }, { when: "o.x > p.x", next: "z" }],
          otherwise: "z" }
        """),
    ReachableWays(
      "a sum that grows over many rounds", ways: 6, variables: "v: '', sum: 0",
      nodes: """
        a: { type: "collect", prompt: "请输入", into: "v", digits: 1, next: "b", exhausted: "z" },
        b: { type: "set", set: { sum: "sum + number(v)" }, next: "c" },
        c: { type: "branch", cases: [{ when: "sum > 40", next: "z" }, { when: "sum == 13", next: "z" }], otherwise: "a" }
        """),
  ]

  /// A small hotline, which runs `sub`.
  static let shop = """
    { flow: "f", title: "小店", start: "welcome", variables: { order: null, ok: false },
      defaults: { noInput: "没听到", noMatch: "没听懂", exhausted: "open" },
      nodes: {
        welcome: { type: "say", prompt: "欢迎", next: "main" },
        main: { type: "menu", prompt: "查询按1，退款按2", choices: [
          { key: "1", label: "查询", words: ["查询"], next: "find" },
          { key: "2", label: "退款", next: "refund" }] },
        find: { type: "service", call: "order.latest", into: "order", timeout: "5s",
          on: { missing: "none" }, next: "status", failed: "open" },
        none: { type: "say", prompt: "没有订单", next: "main" },
        status: { type: "branch", cases: [{ when: "order.status == 'delivered'", next: "arrived" }],
          otherwise: "open" },
        arrived: { type: "hangup", prompt: "已到账" },
        refund: { type: "flow", flow: "g", pass: { vip: "caller.tier == 'vip'" }, bring: { ok: "done" },
          next: "refunded" },
        refunded: { type: "branch", cases: [{ when: "ok", next: "bye" }], otherwise: "open" },
        open: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "agents", whenClosed: "bye" },
        agents: { type: "queue", skill: "s", full: "bye", closed: "bye" },
        bye: { type: "hangup", prompt: "再见" } } }
    """

  static let sub = """
    { flow: "g", title: "退款", start: "a", variables: { vip: false, done: false, number: null },
      nodes: {
        a: { type: "branch", cases: [{ when: "vip", next: "yes" }], otherwise: "ask" },
        ask: { type: "collect", prompt: "请输入订单号", into: "number", digits: 8, next: "yes",
          exhausted: "r" },
        yes: { type: "set", set: { done: "true" }, next: "r" },
        r: { type: "return" } } }
    """
}
