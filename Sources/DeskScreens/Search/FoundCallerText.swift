package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

extension FoundCaller {
  package var json: JSONValue {
    .object([
      "id": .integer(id), "name": name.map { .text($0) } ?? .null,
      "number": number.map { .text($0) } ?? .null, "tier": tier.map { .text($0) } ?? .null,
      "region": region.map { .text($0) } ?? .null, "erased": .boolean(isErased),
      "by": .array(
        SearchTerm.Kind.allCases.filter(by.contains).map { .text($0.rawValue) }),
      "openCases": .array(openCases.map { .text($0) }),
    ])
  }

  package static func table(_ people: [FoundCaller], _ console: Console) -> String {
    guard !people.isEmpty else { return console.text(zh: "没有找到\n", en: "nobody is found\n") }
    var table = TextTable([
      .init(console.text(zh: "编号", en: "id"), .leading),
      .init(console.text(zh: "姓名", en: "name"), .leading),
      .init(console.text(zh: "号码", en: "number"), .leading),
      .init(console.text(zh: "等级", en: "tier"), .leading),
      .init(console.text(zh: "地区", en: "region"), .leading),
      .init(console.text(zh: "未结工单", en: "open cases"), .leading),
    ])
    for person in people {
      let name =
        person.isErased ? console.text(zh: "（资料已删除）", en: "(erased)") : person.name ?? "–"
      table.add([
        "#\(person.id)", DisplayWidth.printable(name),
        person.number.map(DisplayWidth.printable) ?? "–",
        person.tier.map { console.text(TierText.wording(DisplayWidth.printable($0))) } ?? "–",
        person.region.map(DisplayWidth.printable) ?? "–",
        person.openCases.isEmpty
          ? "–" : person.openCases.map { AcceptanceNumber.grouped($0) }.joined(separator: ", "),
      ])
    }
    return table.text(for: console)
  }
}
