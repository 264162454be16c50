internal import AfterSales
internal import Diagnostics

/// Invented callers of an after-sales hotline: the same ones for the same seed.
struct DemoData {
  private var random: DemoRandom
  private let begin: Instant
  /// Every caller gets the next number of a sequence that visits all mobile numbers once.
  private var sequence: UInt64

  /// - Parameter now: the newest order is placed shortly before it.
  init(seed: UInt64, now: Instant) {
    random = DemoRandom(seed: seed)
    begin = now
    sequence = seed % Self.numbers
  }

  struct DemoCaller {
    var number: String
    var name: String
    var account: String
    var tier: String
    var region: String
    var orders: [Order]
    var accounts: [String]
    var contacts: [Contact]
  }

  /// The caller of an index; to be asked in order from 0.
  mutating func caller(_ index: Int, id: Int64) -> DemoCaller {
    let account = "player-\(random.below(90_000) + 10_000)-\(index)"
    var caller = DemoCaller(
      number: number(), name: name(), account: account, tier: random.pick(Self.tiers),
      region: random.pick(Self.regions), orders: [], accounts: [], contacts: [])
    let count = 3 + random.below(2)
    for number in 0..<count {
      caller.orders.append(order(index * 8 + number, of: id, region: caller.region))
      caller.accounts.append(random.below(8) == 0 ? account + "b" : account)
    }
    for number in 0..<Self.contactCounts[random.below(Self.contactCounts.count)] {
      caller.contacts.append(contact(index * 4 + number))
    }
    return caller
  }

  // MARK: Parts

  private mutating func order(_ number: Int, of caller: Int64, region: String) -> Order {
    let product = Self.products[random.below(Self.products.count)]
    // Newer orders are likelier: a uniform share of the year, squared.
    let share = Double(random.below(1_000_000)) / 1_000_000
    let placedAt = begin + .milliseconds(-Int64(share * share * 365 * 86_400_000))
    var order = Order(id: "D" + Self.padded(number, to: 10), callerID: caller)
    order.product = product.name
    order.kind = product.kind
    order.amount = Money(cents: product.cents)
    order.status = random.pick(Self.statuses)
    order.placedAt = placedAt
    order.channel = random.pick(Self.channels)
    order.region = region
    if order.status != .unpaid { order.paidAt = placedAt + .seconds(20 + random.below(300)) }
    if order.status == .delivered {
      order.deliveredAt = placedAt + .seconds(330 + random.below(3_600))
    }
    return order
  }

  private mutating func contact(_ number: Int) -> Contact {
    let route = Self.routes[random.below(Self.routes.count)]
    var contact = Contact(
      id: "C" + Self.padded(number, to: 10),
      at: begin + .seconds(-random.below(180 * 86_400)), path: ["welcome", "main"] + route.path)
    contact.flow = "hotline"
    contact.skill = route.skill
    contact.waited = .seconds(random.below(900))
    contact.talked = .seconds(60 + random.below(600))
    contact.agent = Self.agents[random.below(Self.agents.count)].id
    contact.disposition = random.pick(Self.dispositions)
    return contact
  }

  private mutating func name() -> String {
    let given = Self.given[random.below(Self.given.count)]
    return Self.surnames[random.below(Self.surnames.count)]
      + (random.below(4) == 0 ? given : given + Self.given[random.below(Self.given.count)])
  }

  private static let numbers: UInt64 = 7_000_000_000

  private mutating func number() -> String {
    // The step has no factor in common with the count, so no number comes twice.
    sequence = (sequence + 2_718_281_829) % Self.numbers
    return String(13_000_000_000 + sequence)
  }

  static func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
