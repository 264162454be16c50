/// A share of one as a bar of blocks.
package enum BarText {
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// The bar, filled up with blanks to `width` characters; what is no number as blanks.
  package static func text(_ share: Double, width: Int) -> String {
    guard share.isFinite else { return String(repeating: " ", count: width) }
    let parts = Int((min(max(share, 0), 1) * Double(width * 8)).rounded())
    var bar = String(repeating: "█", count: parts / 8)
    if parts % 8 > 0 { bar.append(eighths[parts % 8 - 1]) }
    return bar + String(repeating: " ", count: width - bar.count)
  }
}
