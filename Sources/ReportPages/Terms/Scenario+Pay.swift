package import Diagnostics
package import QueueSimulator
internal import Reports
internal import Staffing

extension Scenario {
  /// What agents cost: money, or hours where no pool costs anything.
  package func payText(_ pay: Double, _ language: Language) -> String {
    guard isUnpaid else { return "¥" + FigureText.number(pay) }
    let hours = FigureText.number(pay, decimals: 1)
    return language.say("\(hours) 坐席小时", "\(hours) agent hours")
  }
}
