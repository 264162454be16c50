package import AfterSales
internal import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

extension AccountBinding {
  package var json: JSONValue {
    .object([
      "account": .text(account), "uid": .integer(Int64(uid)), "agent": .text(agent),
    ])
  }
}
